// 条例第三十五条 evidence: how many requests of one applicant, how often, which of them are alike. Counted by the blind
// index of the identity number, so that nobody's data is opened for it.
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import { addDays, type Day, inWords } from '../../kit/days.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { excessive } from '../../law/regulation/index.ts'
import { type OutcomeId, outcomes } from '../../law/requests/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { type Paper, type PaperCell, type PaperTable, paperToPdf } from '../../papers/index.ts'
import { readRequest } from '../store.ts'
import { exampleNote } from './compose.ts'
import { type LetterOf, recordPaper } from './draft-letter.ts'
import { keepSealedFile } from './frozen.ts'
import { type AlikeRequest, alikePairs, readLetterhead, requestsOfApplicant } from './queries.ts'
import { insertPaper } from './store.ts'

export interface Evidence {
  from: Day
  until: Day
  count: number
  months: { month: string; count: number }[]
  /** Requests whose words are alike, the largest group first. */
  groups: AlikeRequest[][]
  requests: AlikeRequest[]
  /** For the letter that asks for reasons. */
  reason: string
}

/** Texts count as alike from this similarity of their trigrams. */
export const alikeFrom = 0.5

export async function evidenceOf(
  app: App,
  by: Staff,
  { organId, requestId, from, until }: LetterOf & { from?: Day; until?: Day },
): Promise<Result<Evidence>> {
  if (!may(by, 'handle', organId)) return refused({ code: 'not-yours', message: whyNot('handle') })
  const last = until ?? app.today()
  const first = from ?? addDays(last, -365)
  return asStaffOf(app.db, [organId], async (tx) => {
    if (!(await readRequest(tx, organId, requestId))) return refused({ code: 'no-request', message: '没有这件申请' })
    const requests = await requestsOfApplicant(tx, organId, requestId, first, last)
    const ids = requests.map(({ id }) => id)
    const groups = groupsOf(requests, await alikePairs(tx, organId, ids, alikeFrom))
    const months = monthsOf(requests)
    const count = requests.length
    return accepted({
      from: first,
      until: last,
      count,
      months,
      groups,
      requests,
      reason: reasonOf(first, last, count, months, groups),
    })
  })
}

/** The evidence as a PDF on the file of the request, sealed like a letter. */
export async function keepEvidence(
  app: App,
  by: Staff,
  input: LetterOf & { from?: Day; until?: Day },
  from: string | null,
): Promise<Result<{ id: string; bytes: Uint8Array; fileName: string; evidence: Evidence }>> {
  const found = await evidenceOf(app, by, input)
  if (!found.ok) return found
  const { organId, requestId } = input
  const { name } = await readLetterhead(app.db, organId)
  const request = (await readRequest(app.db, organId, requestId))!
  const paper = evidencePaper(found.value, name, request.number, app.today(), request.is_example)
  const bytes = await paperToPdf(paper)
  const fileName = `数量频次情况说明 ${app.today()}.pdf`
  const sha256 = await keepSealedFile(app, `evidence ${requestId}`, bytes)
  return asStaffOf(app.db, [organId], async (tx) => {
    const id = await insertPaper(tx, {
      organ_id: organId,
      request_id: requestId,
      kind: 'evidencePack',
      title: paper.title!,
      state: 'filed',
      made_by: by.id,
      made_at: app.now(),
      file_sha256: sha256,
      file_name: fileName,
    })
    await recordPaper(app, tx, { organId, by, from, act: 'keepEvidence', requestId, after: { paper: id, sha256 } })
    return accepted({ id, bytes, fileName, evidence: found.value })
  })
}

function monthsOf(requests: readonly AlikeRequest[]): Evidence['months'] {
  const counts = new Map<string, number>()
  for (const { submittedOn } of requests) {
    const month = submittedOn.slice(0, 7)
    counts.set(month, (counts.get(month) ?? 0) + 1)
  }
  return [...counts].map(([month, count]) => ({ month, count }))
}

function groupsOf(requests: readonly AlikeRequest[], pairs: readonly { a: string; b: string }[]): AlikeRequest[][] {
  const leader = new Map(requests.map(({ id }) => [id, id]))
  const find = (id: string): string => (leader.get(id) === id ? id : find(leader.get(id)!))
  for (const { a, b } of pairs) leader.set(find(a), find(b))
  const groups = new Map<string, AlikeRequest[]>()
  for (const request of requests) groups.set(find(request.id), [...(groups.get(find(request.id)) ?? []), request])
  return [...groups.values()].filter((group) => group.length > 1).sort((a, b) => b.length - a.length)
}

function reasonOf(from: Day, until: Day, count: number, months: Evidence['months'], groups: AlikeRequest[][]): string {
  const most = months.reduce((best, one) => (one.count > best.count ? one : best), { month: '', count: 0 })
  const [year, month] = most.month.split('-')
  const alike = groups.reduce((sum, group) => sum + group.length, 0)
  return [
    `${inWords(from)}至${inWords(until)}，本机关共收到你提出的政府信息公开申请${count}件`,
    count ? `，其中${year}年${Number(month)}月${most.count}件` : '',
    groups.length ? `；内容相同或者相近的有${groups.length}组，共${alike}件` : '',
    '。上述申请的数量、频次明显超过合理范围。',
  ].join('')
}

function evidencePaper(
  { from, until, count, months, groups, requests }: Evidence,
  organ: string,
  number: string | null,
  today: Day,
  isExample: boolean,
): Paper {
  const groupNo = new Map(groups.flatMap((group, index) => group.map(({ id }) => [id, index + 1] as const)))
  const heading = (text: string) => ({ type: 'heading', level: 1, text }) as const
  const paragraph = (text: string) => ({ type: 'paragraph', text }) as const
  return {
    lang: 'zh-Hans',
    title: '同一申请人申请数量、频次情况说明',
    underTitle: [
      { text: `${number ?? ''}　${inWords(from)}至${inWords(until)}` },
      ...(isExample ? [{ text: exampleNote }] : []),
    ],
    parts: [
      paragraph(
        `依据${excessive.text}整理。同一申请人按证件号码的加密索引认定；内容相近按字词相似程度${alikeFrom * 100}%以上归组。`,
      ),
      heading('一、数量'),
      paragraph(`期间内共收到${count}件。`),
      heading('二、频次'),
      {
        type: 'table',
        table: tableOf(
          ['月份', '件数'],
          months.map((one) => [one.month, String(one.count)]),
          [1, 1],
        ),
      },
      heading('三、内容相同或者相近的申请'),
      ...(groups.length
        ? groups.map((group, index) =>
            paragraph(`第${index + 1}组（${group.length}件）：${clipped(group[0]!.content)}`),
          )
        : [paragraph('没有内容相同或者相近的申请。')]),
      heading('四、逐件列表'),
      {
        type: 'table',
        table: tableOf(
          ['提出日期', '登记编号', '申请内容', '处理结果', '组'],
          requests.map((one) => [
            one.submittedOn,
            one.number ?? '',
            clipped(one.content),
            one.outcome ? outcomes[one.outcome as OutcomeId].label : '在办',
            String(groupNo.get(one.id) ?? ''),
          ]),
          [3, 3, 8, 3, 1],
        ),
      },
    ],
    signature: { organ, date: inWords(today) },
    about: { author: organ },
  }
}

const clipped = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

export function tableOf(head: string[], rows: string[][], widths: number[]): PaperTable {
  const cell = (text: string, more: Partial<PaperCell> = {}): PaperCell => ({ text, rowSpan: 1, colSpan: 1, ...more })
  return {
    widths,
    headRows: head.length ? 1 : 0,
    fontSize: 10.5,
    rows: [
      ...(head.length ? [head.map((text) => cell(text, { bold: true, align: 'center' }))] : []),
      ...rows.map((row) => row.map((text) => cell(text, { align: 'left' }))),
    ],
  }
}
