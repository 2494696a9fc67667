// A document that amends, repeals or replaces one of another organ changes nothing there: that organ is told, and decides.
import { sql } from 'kysely'
import type { Day } from '../../kit/days.ts'
import { relations } from '../../law/disclosure/index.ts'
import { type Notice, writeNotices } from '../../notices/index.ts'
import type { ActContext } from '../consequences.ts'
import type { Db } from '../store.ts'

/** Writes to those who keep the register of each organ concerned; how many messages. */
export async function tellOtherOrgans({ app, tx, document }: ActContext): Promise<number> {
  const { rows } = await sql<Told>`
    select r.relation, r.to_organ_id as "organId", r.to_id as id, t.title, t.register_no as "registerNo",
      o.name as "byOrgan", s.email
    from document_relations r
    join documents t on t.organ_id = r.to_organ_id and t.id = r.to_id and t.register_no is not null
    join organs o on o.id = r.organ_id
    join staff_roles g on g.organ_id = r.to_organ_id and g.role in ('legalReviewer', 'head')
    join staff s on s.id = g.staff_id and s.disabled_at is null and s.email is not null
    where r.organ_id = ${document.organ_id} and r.document_id = ${document.id}
      and r.relation in ('amends', 'repeals', 'replaces') and r.to_organ_id <> r.organ_id`.execute(app.db)
  const notices = rows.map(
    ({ relation, organId, id, title, registerNo, byOrgan, email }): Notice => ({
      organId: document.organ_id,
      subject: `document:${id}`,
      channel: 'email',
      recipient: email,
      title: `${byOrgan}的文件${relations[relation].label}了本机关的文件`,
      body: [
        `${byOrgan}公开了《${document.title}》${document.document_no ? `（${document.document_no}）` : ''}，其中写明${relations[relation].label}本机关的《${title}》（统一登记号${registerNo}）。`,
        '本机关文件的有效性由本机关变更。请核对后在登记簿中登记，依据写明上述文件。',
        `${app.config.origin}/workbench/register/${organId}/${id}`,
      ].join('\n'),
      onceKey: `document ${document.organ_id}/${document.id} ${relation} ${organId}/${id} ${email}`,
    }),
  )
  return writeNotices(tx, notices, app.now())
}

interface Told {
  relation: 'amends' | 'repeals' | 'replaces'
  organId: string
  id: string
  title: string
  registerNo: string
  byOrgan: string
  email: string
}

export interface ToldByOther {
  organId: string
  id: string
  title: string
  registerNo: string
  validity: string
  relation: 'amends' | 'repeals' | 'replaces'
  by: { organId: string; organ: string; id: string; title: string; documentNo: string | null; publishedOn: Day }
}

/** Published documents of other organs that say so of ours, where our register has no change of validity by them. */
export async function toldByOthers(db: Db, organIds: readonly string[]): Promise<ToldByOther[]> {
  const { rows } = await sql<ToldByOther>`
    select t.organ_id as "organId", t.id, t.title, t.register_no as "registerNo", t.validity, r.relation,
      json_build_object('organId', d.organ_id, 'organ', o.name, 'id', d.id, 'title', d.title,
        'documentNo', d.document_no, 'publishedOn', d.published_on) as by
    from documents t
    join document_relations r on r.to_organ_id = t.organ_id and r.to_id = t.id and r.organ_id <> t.organ_id
      and r.relation in ('amends', 'repeals', 'replaces')
    join documents d on d.organ_id = r.organ_id and d.id = r.document_id and d.published_version is not null
    join organs o on o.id = d.organ_id
    where t.organ_id = any (${[...organIds]}::text[]) and t.register_no is not null and t.validity <> 'repealed'
      and not exists (select from document_validity h where h.organ_id = t.organ_id and h.document_id = t.id
        and h.by_organ_id = d.organ_id and h.by_id = d.id)
    order by d.published_on, t.id limit 500`.execute(db)
  return rows
}
