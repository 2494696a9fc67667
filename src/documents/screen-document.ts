// 逐处处理: what screening found in the version at work, each place with what a reviewer decided of it. A place that needs a
// reason (severity `serious`) keeps the review from being completed until somebody other than the author has decided.
import type { Transaction } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Database } from '../db/types.ts'
import { digest } from '../kit/crypto/digest.ts'
import { accepted, type Refusal, type Result, refused } from '../kit/results.ts'
import { groundLabel, reviewing } from '../law/disclosure/index.ts'
import { may, type Staff, staffNames, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { textOfBlock } from './body.ts'
import { type OpenMark, openMarks, readMarks, settleMarks } from './masking/marks.ts'
import { type TextPlace, wordsAt } from './masking/text-places.ts'
import { type Hit, hit, screenFile, screenRules, screenText } from './screening/index.ts'
import { settingsOf } from './settings.ts'
import {
  type Db,
  type DocumentRow,
  lockDocument,
  readDocument,
  readFiles,
  readVersion,
  type VersionRow,
} from './store.ts'

export interface DecidedHit extends Hit {
  key: string
  /** The name of the rule. */
  label: string
  /** The number of the file that it is in; null: in the text. */
  file: number | null
  /** The number of the mark, where a person chose the place. */
  mark?: number
  decision: { decision: 'keep' | 'mask'; reason: string | null; by: string; byName: string | null; at: Date } | null
}

export async function screenDocument(
  app: App,
  db: Db,
  { organ_id: organId, id, version }: Pick<DocumentRow, 'organ_id' | 'id' | 'version'>,
): Promise<DecidedHit[]> {
  const [lists, text, files, marks, decided] = await Promise.all([
    settingsOf(db, organId),
    readVersion(db, organId, id, version),
    readFiles(db, organId, id, version),
    readMarks(db, organId, id),
    db
      .selectFrom('document_hit_decisions')
      .select(['key', 'decision', 'reason', 'by_id', 'at'])
      .where('organ_id', '=', organId)
      .where('document_id', '=', id)
      .execute(),
  ])
  const found = screenText(text!, lists).map((one) => ({
    ...one,
    file: null as number | null,
    around: lineOf(text!, one),
  }))
  // Originals are never public; what goes out is looked into.
  for (const { no, sha256, name } of files.filter(({ role }) => role === 'attachment'))
    for (const one of await screenFile(await app.files.get(sha256), name, lists))
      found.push({ ...one, file: no, around: `${sha256} ${one.place}` })
  const chosen = openMarks(marks, text!, files)
  const deciders = [...decided.map(({ by_id }) => by_id), ...chosen.map(({ by }) => by)]
  const names = deciders.length ? await staffNames(app.db, deciders) : new Map<string, string>()
  const byKey = new Map(decided.map((one) => [one.key, one]))
  const screened = found.map(({ around, ...one }) => {
    const key = digest('sha256', JSON.stringify([one.rule, one.seen, around]))
    const made = byKey.get(key)
    const decision = made
      ? {
          decision: made.decision as 'keep' | 'mask',
          reason: made.reason,
          by: made.by_id,
          byName: names.get(made.by_id) ?? null,
          at: made.at,
        }
      : null
    return { ...one, key, label: screenRules[one.rule].label, decision }
  })
  return [...screened, ...chosen.flatMap((mark) => chosenHits(mark, text!, names))]
}

/** A place that a reviewer chose is one to mask from the beginning; it may stand in several places by now. */
function chosenHits(mark: OpenMark, text: VersionRow, names: ReadonlyMap<string, string>): DecidedHit[] {
  const { no, place, shown, ground, note, by, at, at_text } = mark
  const reason = [groundLabel(ground), note].filter(Boolean).join('；')
  const common = {
    key: digest('sha256', `mark ${no}`),
    label: screenRules.byHand.label,
    mark: no,
    decision: { decision: 'mask' as const, reason, by, byName: names.get(by) ?? null, at },
  }
  if (place.kind !== 'text')
    return [
      { ...hit('byHand', shown, place.kind === 'words' ? place.words : '框出的一处'), ...common, file: place.file },
    ]
  return at_text.map((at) => ({
    ...hit('byHand', placeName(at), wordsAt(text, at), { at }),
    ...common,
    file: null,
  }))
}

const placeName = ({ part, line, from }: TextPlace) =>
  part === 'title' ? '标题' : part === 'summary' ? '摘要' : `正文第${line + 1}段第${from + 1}字`

/** The words around a place: what it was decided on. */
function lineOf({ title, summary, body }: VersionRow, { at }: Hit): string {
  if (!at) return ''
  if (at.part === 'title') return title
  return at.part === 'summary' ? (summary ?? '') : textOfBlock(body[at.line]!)
}

/** What keeps the review from being completed; undefined: nothing. */
export function openHits(hits: readonly DecidedHit[]): Refusal | undefined {
  const open = hits.filter(({ severity, decision }) => severity === 'serious' && !decision)
  const toMask = hits.filter(({ decision }) => decision?.decision === 'mask')
  const places = (some: readonly DecidedHit[]) =>
    `${some
      .slice(0, 3)
      .map(({ place }) => place)
      .join('、')}${some.length > 3 ? '等' : ''}`
  if (toMask.length)
    return {
      code: 'still-to-mask',
      message: `审查意见是遮盖的还有${toMask.length}处没有遮盖：${places(toMask)}，请退回修改`,
      basis: reviewing.text,
    }
  if (open.length)
    return {
      code: 'hits-open',
      message: `自动筛查发现的${open.length}处还没有处理意见：${places(open)}`,
      basis: reviewing.text,
    }
}

/** What is kept with the record of the review. */
export const decisionsInShort = (hits: readonly DecidedHit[]) =>
  hits.map(({ rule, place, seen, severity, decision }) => ({
    ...{ rule, place, seen, severity },
    ...(decision && { decision: decision.decision, reason: decision.reason, by: decision.by }),
  }))

export interface HitDecision {
  organId: string
  documentId: string
  keys: readonly string[]
  decision: 'keep' | 'mask'
  reason?: string
}

export async function decideHits(
  app: App,
  by: Staff,
  { organId, documentId, keys, decision, reason }: HitDecision,
  from: string | null,
): Promise<Result<{ decided: number }>> {
  if (!may(by, 'reviewDocuments', organId)) return refused({ code: 'not-yours', message: whyNot('reviewDocuments') })
  if (decision === 'keep' && !reason?.trim())
    return refused({ code: 'no-reason', message: '保留的，请写明理由', basis: reviewing.text, field: 'reason' })
  const seen = await readDocument(app.db, organId, documentId)
  if (!seen) return refused({ code: 'no-document', message: '没有这份文件' })
  if (decision === 'keep' && seen.author_id === by.id)
    return refused({
      code: 'author-decides',
      message: '起草人可以遮盖，不能自行决定保留，由审查人决定',
      basis: reviewing.text,
    })
  const hits = (await screenDocument(app, app.db, seen)).filter(({ key }) => keys.includes(key))
  if (!hits.length)
    return refused({ code: 'no-hit', message: '正文或者附件已经修改，没有这一处，请刷新后再处理', field: 'keys' })
  return asStaffOf(app.db, [organId], async (tx) => {
    const document = await lockDocument(tx, organId, documentId)
    if (!document || document.version !== seen.version)
      return refused({ code: 'changed-meanwhile', message: '这份文件刚刚有新的版本，请刷新后再处理' })
    await saveDecisions(
      tx,
      document,
      hits.filter(({ mark }) => mark === undefined),
      { decision, reason: reason?.trim() || null, by: by.id, at: app.now() },
    )
    if (decision === 'keep') {
      const marks = (await readMarks(tx, organId, documentId)).filter(({ no }) => hits.some(({ mark }) => mark === no))
      await settleMarks(tx, { organId, documentId }, marks, { state: 'withdrawn', by: by.id, at: app.now() })
    }
    const deed = {
      organId,
      actor: by.id,
      from,
      act: 'document.decideHits',
      subject: `document:${documentId}`,
    }
    const after = { decision, places: hits.map(({ rule, place }) => `${rule} ${place}`), reason: reason ?? null }
    await recordDeed(app, tx, { ...deed, after })
    return accepted({ decided: hits.length })
  })
}

async function saveDecisions(
  tx: Transaction<Database>,
  { organ_id, id, version }: DocumentRow,
  hits: readonly DecidedHit[],
  { decision, reason, by, at }: { decision: 'keep' | 'mask'; reason: string | null; by: string; at: Date },
) {
  const unique = new Map(hits.map((one) => [one.key, one]))
  for (const { key, rule, place, seen } of unique.values()) {
    const made = { version, decision, reason, by_id: by, at, rule, place, seen }
    await tx
      .insertInto('document_hit_decisions')
      .values({ organ_id, document_id: id, key, ...made })
      .onConflict((on) => on.columns(['organ_id', 'document_id', 'key']).doUpdateSet(made))
      .execute()
  }
}
