// 按审查意见遮盖: what the reviewers marked is masked by the drafter in one step, in the text and in PDF files; the text that
// comes of it is a version of its own, and all steps of the review begin again.
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { reviewing } from '../law/disclosure/index.ts'
import type { Staff } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { documentRoleRefusal } from './act-on-document.ts'
import { textOfBlock } from './body.ts'
import { maskDocument } from './mask.ts'
import { maskFile } from './mask-file.ts'
import { applyPlaces, type PlaceWish } from './masking/choose-places.ts'
import { openMarks, readMarks, settleMarks } from './masking/marks.ts'
import { type DecidedHit, screenDocument } from './screen-document.ts'
import { wordsFound } from './screening/index.ts'
import { settingsOf } from './settings.ts'
import { type DocumentRow, lockDocument, readDocument, readFiles, readVersion, type VersionRow } from './store.ts'

export interface MarkedMasked {
  masked: number
  /** Places that are to be changed by hand, with the reason. */
  left: { place: string; reason: string }[]
}

export async function maskMarked(
  app: App,
  by: Staff,
  { organId, documentId }: { organId: string; documentId: string },
  from: string | null,
): Promise<Result<MarkedMasked>> {
  const refusal = documentRoleRefusal(by, organId, 'edit')
  if (refusal) return refused(refusal)
  const document = await readDocument(app.db, organId, documentId)
  if (!document) return refused({ code: 'no-document', message: '没有这份文件' })
  const marked = await markedIn(app, document)
  if (!marked.length)
    return refused({ code: 'no-marks', message: '审查人没有标明应当遮盖的地方', basis: reviewing.text })
  const version = (await readVersion(app.db, organId, documentId, document.version))!
  const words = [...new Set(marked.flatMap((one) => wordsIn(version, one)))]
  if (words.length) {
    const done = await maskDocument(app, by, { organId, documentId, words }, from)
    if (!done.ok) return done
  }
  const reasons = await maskFiles(app, by, document, marked, from)
  const chosen = await maskChosen(app, by, { organId, documentId }, from)
  const after = await markedIn(app, (await readDocument(app.db, organId, documentId))!)
  return accepted({
    masked: marked.length - after.length,
    left: after.map(({ place, file }) => ({
      place,
      reason: chosen.get(place) || (file !== null && reasons.get(file)) || '没有能够自动遮盖，请手工修改',
    })),
  })
}

/** What reviewers chose themselves; gives why one of the places could not be masked. */
async function maskChosen(
  app: App,
  by: Staff,
  { organId, documentId }: { organId: string; documentId: string },
  from: string | null,
): Promise<Map<string, string>> {
  const document = (await readDocument(app.db, organId, documentId))!
  const text = (await readVersion(app.db, organId, documentId, document.version))!
  const files = await readFiles(app.db, organId, documentId, document.version)
  const open = openMarks(await readMarks(app.db, organId, documentId), text, files)
  const wishes = open.flatMap((mark) =>
    mark.place.kind === 'text'
      ? mark.at_text.map((at) => ({ mark, wish: { ...(mark.place as Extract<PlaceWish, { kind: 'text' }>), ...at } }))
      : [{ mark, wish: mark.place as PlaceWish }],
  )
  if (!wishes.length) return new Map()
  const { left, done } = await applyPlaces(
    app,
    by,
    document,
    wishes.map(({ wish }) => wish),
    wishes.map(({ mark }) => mark),
    from,
  )
  await asStaffOf(app.db, [organId], async (tx) => {
    const { version } = (await lockDocument(tx, organId, documentId))!
    const settled = open.filter((mark) => done.includes(mark))
    await settleMarks(tx, { organId, documentId }, settled, { state: 'masked', by: by.id, at: app.now(), version })
    const after = { places: settled.map(({ shown, ground }) => `${shown}（${ground}）`), version }
    const deed = { organId, actor: by.id, from, act: 'document.mask', subject: `document:${documentId}` }
    if (settled.length) await recordDeed(app, tx, { ...deed, after })
  })
  return new Map(left.map(({ place, reason }) => [place, reason]))
}

const markedIn = async (app: App, document: DocumentRow): Promise<DecidedHit[]> =>
  (await screenDocument(app, app.db, document)).filter(({ decision }) => decision?.decision === 'mask')

/** PDF files in which something is marked; gives why one of them could not be masked. */
async function maskFiles(
  app: App,
  by: Staff,
  { organ_id: organId, id: documentId, version }: DocumentRow,
  marked: readonly DecidedHit[],
  from: string | null,
): Promise<Map<number, string>> {
  const reasons = new Map<number, string>()
  const files = await readFiles(app.db, organId, documentId, version)
  for (const { no, name, sha256, media_type } of files.filter((one) =>
    marked.some(({ file, mark }) => file === one.no && mark === undefined),
  )) {
    if (media_type !== 'application/pdf') {
      reasons.set(no, '不是 PDF，请在原文件中删去后重新上传')
      continue
    }
    const found = await wordsFound(await app.files.get(sha256), name, await settingsOf(app.db, organId))
    const words = found
      .filter((one) => marked.some((mark) => mark.file === no && mark.rule === one.rule && mark.place === one.place))
      .map((one) => one.words)
    const done = words.length ? await maskFile(app, by, { organId, documentId, no, words }, from) : undefined
    if (done && !done.ok) reasons.set(no, done.refusal.message)
  }
  return reasons
}

function wordsIn({ title, summary, body }: VersionRow, { at, file, mark }: DecidedHit): string[] {
  if (!at || file !== null || mark !== undefined) return []
  const line = at.part === 'title' ? title : at.part === 'summary' ? (summary ?? '') : textOfBlock(body[at.line]!)
  return [line.slice(at.from, at.until)]
}
