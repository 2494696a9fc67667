// 选定遮盖: the drafter masks any place of the text or of a file at once; a reviewer marks it, and the drafter masks what is
// marked when the document has come back. Each with its ground, on record without the words.
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import { accepted, type Refusal, type Result, refused } from '../../kit/results.ts'
import { type AttributeGround, groundLabel, groundsOf, reviewing } from '../../law/disclosure/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { documentRoleRefusal } from '../act-on-document.ts'
import type { Area } from '../redact/drawn.ts'
import {
  type DocumentRow,
  type FileRow,
  lockDocument,
  readDocument,
  readFiles,
  readVersion,
  type VersionRow,
} from '../store.ts'
import { fileFault, type MaskProof, maskInFile, maskText } from './apply.ts'
import { keepMarks, lineDigest, type NewMark } from './marks.ts'
import { linesOf, type TextPlace, wordsAt } from './text-places.ts'

export type PlaceWish =
  /** `words`: what the person saw there. */
  | ({ kind: 'text'; words: string; everywhere: boolean } & TextPlace)
  | { kind: 'area'; file: number; area: Area }
  | { kind: 'words'; file: number; words: string }

export interface ChoosePlaces {
  organId: string
  documentId: string
  places: readonly PlaceWish[]
  /** One of the grounds for which law lets it be withheld. */
  ground: string
  note?: string
}

/** In the draft at work: gone at once. */
export async function maskPlaces(
  app: App,
  by: Staff,
  input: ChoosePlaces,
  from: string | null,
): Promise<Result<{ proofs: MaskProof[]; left: { place: string; reason: string }[] }>> {
  const { organId, documentId } = input
  const refusal = documentRoleRefusal(by, organId, 'edit')
  if (refusal) return refused(refusal)
  const read = await readChosen(app, input)
  if (!read.ok) return read
  const { document, marks } = read.value
  const { proofs, left, done } = await applyPlaces(app, by, document, input.places, marks, from)
  if (!done.length) return refused({ code: 'not-masked', message: left[0]!.reason, field: 'places' })
  await asStaffOf(app.db, [organId], async (tx) => {
    const { version } = (await lockDocument(tx, organId, documentId))!
    const why = { ground: input.ground, note: input.note?.trim() || null, by: by.id, at: app.now() }
    await keepMarks(tx, input, done, { ...why, version: document.version }, version)
    const after = { ground: input.ground, note: why.note, places: done.map(({ shown }) => shown), version }
    const deed = { organId, actor: by.id, from, act: 'document.mask', subject: `document:${documentId}` }
    await recordDeed(app, tx, { ...deed, after })
  })
  return accepted({ proofs, left })
}

const marking = ['drafting', 'inReview', 'asked']

/** By a reviewer: to be masked by the drafter; the review is not completed before. */
export async function markPlaces(
  app: App,
  by: Staff,
  input: ChoosePlaces,
  from: string | null,
): Promise<Result<{ marked: number }>> {
  const { organId, documentId } = input
  if (!may(by, 'reviewDocuments', organId)) return refused({ code: 'not-yours', message: whyNot('reviewDocuments') })
  const read = await readChosen(app, input)
  if (!read.ok) return read
  const { document: seen, marks } = read.value
  if (!marking.includes(seen.state))
    return refused({ code: 'wrong-state', message: '审查已经结束；已公开的请先撤下或者更正', basis: reviewing.text })
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<{ marked: number }>> => {
    const document = await lockDocument(tx, organId, documentId)
    if (document?.act_count !== seen.act_count)
      return refused({ code: 'changed-meanwhile', message: '这份文件刚刚有新的办理记录，请刷新后再操作' })
    const why = { ground: input.ground, note: input.note?.trim() || null, version: seen.version }
    await keepMarks(tx, input, marks, { ...why, by: by.id, at: app.now() })
    const deed = {
      organId,
      actor: by.id,
      from,
      act: 'document.markPlaces',
      subject: `document:${documentId}`,
    }
    const after = { ...why, places: marks.map(({ shown }) => shown) }
    await recordDeed(app, tx, { ...deed, after })
    return accepted({ marked: marks.length })
  })
}

/** The document and the places as they are kept; refused where the text is not what was seen, and without a ground. */
async function readChosen(
  app: App,
  { organId, documentId, places, ground }: ChoosePlaces,
): Promise<Result<{ document: DocumentRow; marks: NewMark[] }>> {
  if (!groundsOf.withheld.includes(ground as AttributeGround))
    return refused({
      code: 'no-ground',
      message: `请选择遮盖的依据，应为：${groundsOf.withheld.map(groundLabel).join('；')}`,
      field: 'ground',
    })
  if (!places.length) return refused({ code: 'no-places', message: '请选定要遮盖的地方', field: 'places' })
  const document = await readDocument(app.db, organId, documentId)
  if (!document) return refused({ code: 'no-document', message: '没有这份文件' })
  const version = (await readVersion(app.db, organId, documentId, document.version))!
  const files = await readFiles(app.db, organId, documentId, document.version)
  const marks: NewMark[] = []
  for (const wish of places) {
    const fault = wish.kind === 'text' ? textFault(version, wish) : fileFault(files.find(({ no }) => no === wish.file))
    if (fault) return refused(fault)
    marks.push(markOf(version, files, wish))
  }
  return accepted({ document, marks })
}

function textFault(version: VersionRow, wish: Extract<PlaceWish, { kind: 'text' }>): Refusal | undefined {
  if (!wish.words.trim()) return { code: 'no-places', message: '请选定要遮盖的文字', field: 'places' }
  if (wordsAt(version, wish) !== wish.words)
    return { code: 'changed-meanwhile', message: '正文已经修改，选定的文字不在原来的地方，请刷新后重新选定' }
}

const partNames = { title: '标题', summary: '概述' }

function markOf(version: VersionRow, files: readonly FileRow[], wish: PlaceWish): NewMark {
  if (wish.kind === 'text') {
    const { part, line, from, until, words, everywhere } = wish
    const text = linesOf(version).find((one) => one.part === part && one.line === line)!.text
    const name = part === 'body' ? `正文第${line + 1}段` : partNames[part]
    const place = { kind: 'text' as const, part, line, from, until, words, everywhere, around: lineDigest(text) }
    return { place, shown: `${name}第${from + 1}至${until}字${everywhere ? '，文中相同的一并遮盖' : ''}` }
  }
  const { name, sha256 } = files.find(({ no }) => no === wish.file)!
  return wish.kind === 'area'
    ? { place: { ...wish, sha256 }, shown: `附件“${name}”第${wish.area.page}页框出的一处` }
    : { place: { ...wish, sha256 }, shown: `附件“${name}”里的${[...wish.words].length}个字` }
}

/** Text in one step, then file by file: what cannot be masked in one file does not keep the others from it. */
export async function applyPlaces(
  app: App,
  by: Staff,
  document: DocumentRow,
  wishes: readonly PlaceWish[],
  marks: readonly NewMark[],
  from: string | null,
) {
  const proofs: MaskProof[] = []
  const left: { place: string; reason: string }[] = []
  const done: NewMark[] = []
  const settle = (made: Result<MaskProof>, isOne: (wish: PlaceWish) => boolean) => {
    const own = marks.filter((_, index) => isOne(wishes[index]!))
    if (made.ok) {
      proofs.push(made.value)
      done.push(...own)
    } else left.push(...own.map(({ shown }) => ({ place: shown, reason: made.refusal.message })))
  }
  const texts = wishes.filter((one) => one.kind === 'text')
  if (texts.length) {
    const chosen = {
      places: texts.filter(({ everywhere }) => !everywhere),
      words: texts.filter(({ everywhere }) => everywhere).map(({ words }) => words),
    }
    settle(await maskText(app, by, document, chosen, from), ({ kind }) => kind === 'text')
  }
  const inFiles = wishes.filter((one) => one.kind !== 'text')
  for (const no of new Set(inFiles.map(({ file }) => file))) {
    const own = inFiles.filter(({ file }) => file === no)
    const chosen = {
      no,
      areas: own.flatMap((one) => (one.kind === 'area' ? [one.area] : [])),
      words: own.flatMap((one) => (one.kind === 'words' ? [one.words] : [])),
    }
    // The text may have become a version of its own meanwhile.
    const now = (await readDocument(app.db, document.organ_id, document.id))!
    settle(await maskInFile(app, by, now, chosen, from), (wish) => wish.kind !== 'text' && wish.file === no)
  }
  return { proofs, left, done }
}
