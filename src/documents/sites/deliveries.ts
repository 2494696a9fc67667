// Deliveries to archives and libraries: the lists, one list with its documents, what was not delivered yet, and the list on
// paper with its receipt.
import { sql } from 'kysely'
import { type Day, inWords } from '../../kit/days.ts'
import type { Paper, PaperCell } from '../../papers/index.ts'
import type { Db } from '../store.ts'
import { type DeliveryForm, deliveryForms } from './deliver.ts'

export interface DeliveryRow {
  organId: string
  id: string
  recipient: string
  kind: string
  form: DeliveryForm
  deliveredOn: Day
  note: string | null
  receivedBy: string | null
  receivedOn: Day | null
  receiptName: string | null
  documents: number
  copies: number
}

const columns = sql`d.organ_id as "organId", d.id, d.recipient, d.kind, d.form, d.delivered_on as "deliveredOn", d.note,
  d.received_by as "receivedBy", d.received_on as "receivedOn", d.receipt_name as "receiptName",
  (select count(*)::int from delivery_items i where i.organ_id = d.organ_id and i.delivery_id = d.id) as documents,
  (select coalesce(sum(copies), 0)::int from delivery_items i where i.organ_id = d.organ_id and i.delivery_id = d.id) as copies`

export async function listDeliveries(db: Db, organId: string): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select ${columns} from deliveries d where d.organ_id = ${organId} order by d.delivered_on desc, d.made_at desc limit 500`.execute(
    db,
  )
  return rows
}

export interface DeliveredDocument {
  no: number
  id: string
  indexNo: string | null
  title: string
  documentNo: string | null
  publishedOn: Day | null
  /** Taken back after it was given away. */
  withdrawnOn: Day | null
  copies: number
}

export interface Delivery extends DeliveryRow {
  organ: string
  isExample: boolean
  items: DeliveredDocument[]
  receiptSha256: string | null
}

export async function delivery(db: Db, organId: string, id: string): Promise<Delivery | undefined> {
  const { rows } = await sql<Delivery>`
    select ${columns}, d.receipt_sha256 as "receiptSha256", o.name as organ, o.id like 'example-%' as "isExample"
    from deliveries d join organs o on o.id = d.organ_id where d.organ_id = ${organId} and d.id = ${id}::uuid`.execute(
    db,
  )
  if (!rows[0]) return undefined
  const { rows: items } = await sql<DeliveredDocument>`
    select i.no, d.id, d.index_no as "indexNo", coalesce(v.title, d.title) as title, d.document_no as "documentNo",
      d.published_on as "publishedOn", d.withdrawn_on as "withdrawnOn", i.copies
    from delivery_items i join documents d on d.organ_id = i.organ_id and d.id = i.document_id
    left join document_versions v on v.organ_id = d.organ_id and v.document_id = d.id and v.no = d.published_version
    where i.organ_id = ${organId} and i.delivery_id = ${id}::uuid order by i.no`.execute(db)
  return { ...rows[0], items }
}

export type Undelivered = Omit<DeliveredDocument, 'no' | 'copies' | 'withdrawnOn'> & { kind: string }

/** Public documents that this recipient has not had, the earliest first. */
export async function undelivered(
  db: Db,
  {
    organId,
    recipient,
    from,
    until,
    kinds,
  }: { organId: string; recipient: string; from: Day; until: Day; kinds: readonly string[] },
): Promise<Undelivered[]> {
  const { rows } = await sql<Undelivered>`
    select d.id, d.index_no as "indexNo", d.title, d.document_no as "documentNo", d.published_on as "publishedOn", d.kind
    from public_documents d
    where d.organ_id = ${organId} and d.published_on between ${from}::date and ${until}::date
      and d.kind = any (${[...kinds]}::text[])
      and not exists (select from delivery_items i join deliveries v on v.organ_id = i.organ_id and v.id = i.delivery_id
        where i.organ_id = d.organ_id and i.document_id = d.id and v.recipient = ${recipient})
    order by d.published_on, d.id limit 1000`.execute(db)
  return rows
}

const cell = (text: string, more: Partial<PaperCell> = {}): PaperCell => ({ text, rowSpan: 1, colSpan: 1, ...more })

/** 移送清单 with 回执, to print and sign. */
export function paperOfDelivery(one: Delivery): Paper {
  const { organ, recipient, form, deliveredOn, documents, copies, items, note } = one
  return {
    lang: 'zh-Hans',
    title: '主动公开政府信息移送清单',
    underTitle: [
      { text: `${organ}　${inWords(deliveredOn)}` },
      ...(one.isExample ? [{ text: '示例数据，非该机关发布', strong: true }] : []),
    ],
    addressee: recipient,
    parts: [
      {
        type: 'paragraph',
        text: `依据《政府信息公开条例》第二十五条，现移送主动公开的政府信息${documents}件、${copies}份（${deliveryForms[form]}），请查收。${note ?? ''}`,
      },
      {
        type: 'table',
        table: {
          widths: [7, 25, 42, 26, 17, 8],
          headRows: 1,
          fontSize: 9,
          rows: [
            ['序号', '索引号', '名称', '发文字号', '发布日期', '份数'].map((text) => cell(text, { head: true })),
            ...items.map((item) => [
              cell(String(item.no), { align: 'center' }),
              cell(item.indexNo ?? ''),
              // The list leaves the house: of what was taken back it keeps the place and the index number.
              ...(item.withdrawnOn
                ? [cell(`（已于${inWords(item.withdrawnOn)}撤下）`), cell('')]
                : [cell(item.title), cell(item.documentNo ?? '')]),
              cell(item.publishedOn ?? '', { align: 'center' }),
              cell(String(item.copies), { align: 'center', figure: true }),
            ]),
          ],
        },
      },
      { type: 'heading', level: 1, text: '回执' },
      {
        type: 'paragraph',
        text: `今收到${organ}移送的主动公开政府信息${documents}件、${copies}份，与清单相符。`,
      },
      {
        type: 'paragraph',
        text: `接收单位（盖章）：${recipient}`,
        indent: false,
      },
      {
        type: 'paragraph',
        text: `接收人：${one.receivedBy ?? '　　　　　　　'}　　日期：${one.receivedOn ? inWords(one.receivedOn) : '　　　年　　月　　日'}`,
        indent: false,
      },
    ],
    about: { author: organ, subject: '主动公开政府信息移送清单' },
  }
}
