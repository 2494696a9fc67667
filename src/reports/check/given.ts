import { chapters as standard } from '../../law/annual-report/index.ts'
import type { Finding, Report } from '../report.ts'
import type { Given } from './rule.ts'

/** A whole report from the parts that matter to an example; everything else is unknown. */
export function reportOf(given: Given): Report {
  const edition = given.edition === undefined ? '2021' : given.edition
  const year = given.year ?? null
  return {
    format: 'gongkai.report/1',
    edition,
    editions: { disclosure: edition, requests: edition, relief: edition },
    editionDue: edition,
    year,
    organ: given.organ ?? null,
    title: given.title ?? null,
    script: 'Hans',
    period: given.period ?? null,
    publishedOn: given.publishedOn ?? null,
    about: { level: given.level ?? null, kind: given.kind ?? null },
    source: { name: null, sha256: null, mediaType: null, url: null },
    reader: 'example',
    chapters: given.titled ?? chaptersOf(given.chapters ?? {}),
    tables: given.tables ?? {},
    extraRows: [],
    readings: given.readings ?? [],
    findings: (given.found ?? []).map(foundBefore),
  }
}

const chaptersOf = (texts: NonNullable<Given['chapters']>): Report['chapters'] =>
  standard.flatMap(({ no, title }) => (texts[no] === undefined ? [] : [{ no, title, text: texts[no] }]))

const foundBefore = (rule: string): Finding => ({ rule, severity: 'note', cells: [], message: rule, basis: '' })
