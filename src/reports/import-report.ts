// 入库: a published report comes in. Its original is kept, it is read, checked and stored under its organ and year.
import type { App } from '../app.ts'
import type { Tx } from '../db/connection.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../kit/results.ts'
import { ensureOrgan, lockOrgan, type Organ, type OrganEntry, organById, organsNamed } from '../organs/index.ts'
import { checkReport } from './check/index.ts'
import { type ReadReport, readReport } from './read/index.ts'
import { checked } from './read-and-check.ts'
import type { Report } from './report.ts'
import {
  insertReport,
  type ReportKey,
  raiseDataVersion,
  replaceFindings,
  reportInForce,
  reportsBeside,
  type StoredVersion,
  supersede,
  versionsFor,
} from './store.ts'

export interface ImportReport {
  bytes: Uint8Array
  /** File name, for people and for telling the kind of file. */
  name: string
  /** The id of an organ that is known, or what is known of it; without it the organ that the report names. */
  organ?: string | OrganEntry
  /** What the document does not say, or says wrongly. */
  year?: number
  publishedOn?: Day
  url?: string
  /** Printed on everything made of it: 示例数据，非该机关发布. */
  notice?: string
  /** The file as read already (by a worker), where it was. */
  read?: ReadReport
}

export interface Imported extends ReportKey {
  organName: string
  /** superseded: an earlier version of the year's report gave way to it. unchanged: this very file was there already. */
  outcome: 'added' | 'superseded' | 'unchanged'
  report: Report
}

export async function importReport(app: App, input: ImportReport): Promise<Result<Imported>> {
  const result = await readAndStore(app, input)
  app.metrics.reportsImported.inc({ outcome: result.ok ? result.value.outcome : 'refused' })
  return result
}

async function readAndStore(app: App, input: ImportReport): Promise<Result<Imported>> {
  const source = { name: input.name, ...(input.url && { url: input.url }) }
  const read = input.read ?? (await readReport(input.bytes, source))
  const { report } = read
  if (!read.readable) return refused(unreadable(input.name, report))
  const year = input.year ?? report.year
  if (year === null)
    return refused({
      code: 'year-unknown',
      field: 'year',
      message: `${input.name}：文中没有写明是哪一年的报告，请指明年度。`,
    })
  const kept = await app.files.put(input.bytes)
  return app.transaction(async (tx) => {
    const found = await organOf(tx, input, report)
    if (!found.ok) return found
    const organ = found.value
    await lockOrgan(tx, organ.id)
    const versions = await versionsFor(tx, organ.id, year)
    const same = versions.find(({ sha256 }) => sha256 === kept.sha256)
    if (same) return accepted(importedOf(organ, year, same.version, 'unchanged', report))
    const previous = (await reportInForce(tx, organ.id, year - 1))?.report ?? null
    const known = withWhatWeKnow(report, input, organ, year, kept.sha256)
    const others = await reportsBeside(tx, organ, year)
    const { report: whole } = checked({ ...read, report: known }, { previous, others })
    const outcome = await addVersion(tx, organ.id, year, versions, whole, { ...kept, at: app.now() })
    await recheckAgainst(tx, organ, year)
    await raiseDataVersion(tx)
    return accepted(importedOf(organ, year, versions.length + 1, outcome, whole))
  })
}

const importedOf = (organ: Organ, year: number, version: number, outcome: Imported['outcome'], report: Report) => ({
  organId: organ.id,
  organName: organ.name,
  year,
  version,
  outcome,
  report,
})

function unreadable(name: string, report: Report): Refusal {
  const why = report.findings.map(({ message }) => message).join('；')
  return { code: 'unreadable', message: `${name}：读不出年度报告。${why}` }
}

async function organOf(tx: Tx, { organ, name }: ImportReport, report: Report): Promise<Result<Organ>> {
  if (typeof organ === 'string') {
    const known = await organById(tx, organ)
    if (known) return accepted(known)
    return refused({ code: 'organ-unknown', field: 'organ', message: `${name}：库中没有编号为 ${organ} 的机关。` })
  }
  if (organ) return accepted(await ensureOrgan(tx, organ))
  if (report.organ === null)
    return refused({
      code: 'organ-unknown',
      field: 'organ',
      message: `${name}：文中认不出是哪个机关的报告，请指明机关。`,
    })
  const named = await organsNamed(tx, report.organ)
  if (named.length > 1) {
    const which = named.map(({ id, region }) => `${id}${region ? `（${region}）` : ''}`).join('、')
    const message = `${name}：库中有 ${named.length} 个机关名为“${report.organ}”，请指明是哪一个：${which}。`
    return refused({ code: 'organ-ambiguous', field: 'organ', message })
  }
  return accepted(named[0] ?? (await ensureOrgan(tx, { name: report.organ })))
}

/** What the document leaves open and we have been told; what it says of itself stays as it says it. */
function withWhatWeKnow(report: Report, input: ImportReport, organ: Organ, year: number, sha256: string): Report {
  const { level, kind, region } = organ
  return {
    ...report,
    year: report.year ?? year,
    organ: report.organ ?? organ.name,
    publishedOn: report.publishedOn ?? input.publishedOn ?? null,
    about: { level, kind, region },
    source: { ...report.source, name: input.name, sha256, url: input.url ?? report.source.url },
    ...(input.notice && { notice: input.notice }),
  }
}

/** The later import is in force, unless both say when they were published and it is the older one. */
async function addVersion(
  tx: Tx,
  organId: string,
  year: number,
  versions: StoredVersion[],
  report: Report,
  kept: { sha256: string; size: number; at: Date },
): Promise<Imported['outcome']> {
  const version = versions.length + 1
  const inForce = versions.find(({ supersededBy }) => supersededBy === null)
  const older = Boolean(inForce?.publishedOn && report.publishedOn && report.publishedOn < inForce.publishedOn)
  if (inForce && !older) await supersede(tx, { organId, year, version: inForce.version }, version)
  const supersededBy = older ? inForce!.version : null
  await insertReport(tx, { organId, year, version }, report, { ...kept, supersededBy })
  return inForce && !older ? 'superseded' : 'added'
}

/** The report of the year after, where there is one, is compared anew with what is now in force for this year. */
async function recheckAgainst(tx: Tx, organ: Organ, year: number): Promise<void> {
  const previous = await reportInForce(tx, organ.id, year)
  const next = await reportInForce(tx, organ.id, year + 1)
  if (!previous || !next) return
  const others = await reportsBeside(tx, organ, year + 1)
  const own = next.report.findings.filter(({ rule }) => !acrossYears.test(rule))
  const known = { previous: previous.report, others }
  const across = checkReport(next.report, known).filter(({ rule }) => acrossYears.test(rule))
  const report = { ...next.report, findings: [...own, ...across] }
  await replaceFindings(tx, { organId: organ.id, year: year + 1, version: next.version }, report)
}

// The rules that look at two years, by figures and text alone; the others were run when the file was at hand, with more
// known of its print.
const acrossYears = /^[XY]-|^TX-YOY$|^T2-FEE$/
