// Conventions: every outcome has letter, template, clause and row; every kind of letter can be printed with its parts.
import mammoth from 'mammoth'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../../src/kit/days.ts'
import { type EditionId, rowsOf } from '../../../src/law/annual-report/index.ts'
import { reliefClause, reliefWay } from '../../../src/law/relief/index.ts'
import {
  type LetterAbout,
  type LetterKind,
  letterKinds,
  type OutcomeId,
  outcomeIds,
  outcomes,
  type PartId,
} from '../../../src/law/requests/index.ts'
import { paperToDocx, paperToHtml, paperToPdf } from '../../../src/papers/index.ts'
import { composeLetter } from '../../../src/requests/letters/compose.ts'
import { defaultTemplates, templateFaults } from '../../../src/requests/letters/default-templates.ts'
import { asks } from '../../../src/requests/letters/fields.ts'
import { sampleCase } from '../../../src/requests/letters/sample-case.ts'

const kinds = Object.keys(letterKinds) as LetterKind[]
const on: Day = '2025-06-10'
const rowIds = (edition: EditionId) => rowsOf(edition, 'requests').map(({ id }) => id)
const flat = (text: string) => text.replace(/\s+/g, '')

describe('every outcome', () => {
  test.each(outcomeIds)('%s has letter, template, clause and row', (id) => {
    const { letter, relief, row } = outcomes[id]
    expect(rowIds('2019')).toContain(row['2019'])
    expect(rowIds('2021')).toContain(row['2021'])
    if (letter === null) return expect(relief).toBe('none')
    expect(defaultTemplates[letter].body).toContain('{{> relief}}')
    expect(reliefWay(id, on)).not.toBeNull()
  })
})

describe('every kind of letter', () => {
  test.each(kinds)('%s has a built-in template without faults', (kind) => {
    expect(templateFaults(kind, defaultTemplates[kind])).toEqual([])
    expect(defaultTemplates[kind].body).not.toContain('经研究')
    expect(asks[kind]).toBeDefined()
  })

  test.each(kinds)('%s prints with its fixed parts', async (kind) => {
    const { paper, parts, missing } = composeLetter(sampleCase(kind, on), defaultTemplates[kind], false)
    expect(missing).toEqual([])
    const wanted = (letterKinds[kind] as LetterAbout).parts
      .filter((part: PartId) => part !== 'seal')
      .map((part) => flat(parts[part]!))
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(await paperToDocx(paper)) })
    const docx = flat(
      html
        .replace(/<[^>]+>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&amp;', '&'),
    )
    expect(wanted.filter((text) => !docx.includes(text))).toEqual([])
    const pdf = flat(await textOfPdf(await paperToPdf(paper)))
    const inPdf = (text: string) => [...text].every((sign) => pdf.includes(sign)) && pdf.includes(text.slice(0, 12))
    expect(wanted.filter((text) => !inPdf(text))).toEqual([])
    expect(paperToHtml(paper)).toContain(defaultTemplates[kind].title)
    if (letterKinds[kind].group !== 'form') expect(docx).toContain('在此处加盖印章')
  })

  test.each(kinds)('%s lacks a part when its field is blank', (kind) => {
    for (const field of asks[kind]) {
      if (['attachments', 'pages', 'tariff', 'provided', 'outcome', 'law', 'ground', 'ofLetter'].includes(field))
        continue
      const full = sampleCase(kind, on)
      const { missing } = composeLetter(
        { ...full, fields: { ...full.fields, [field]: ' ' } },
        defaultTemplates[kind],
        false,
      )
      expect(missing.length, field).toBeGreaterThan(0)
    }
  })
})

async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const pages = []
  for (let no = 1; no <= document.numPages; no++) {
    const { items } = await (await document.getPage(no)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  return pages.join('')
}

describe('the relief clause', () => {
  const bodies = ['示例市人民政府']
  const court = '示例市人民法院'
  const clause = (outcome: OutcomeId, day: Day) => reliefClause(outcome, day, { bodies, court })
  const refusing = outcomeIds.filter((id) => id === 'partial' || id.startsWith('denied.'))
  const days: Day[] = ['2019-06-03', '2023-12-31', '2024-01-01', '2025-05-31', '2025-06-01', '2026-03-02']

  test.each(days)('on %s', (day) => {
    for (const id of outcomeIds.filter((one) => outcomes[one].relief !== 'none')) {
      const first = day >= '2024-01-01' && refusing.includes(id)
      expect(clause(id, day)!.way, id).toBe(first ? 'reconsiderationFirst' : 'either')
      expect(clause(id, day)!.text.includes('15日内'), id).toBe(first)
      expect(clause(id, day)!.text.includes('6个月'), id).toBe(!first || id === 'partial')
    }
    expect(clause('other.rest', day)).toBeNull()
  })

  test('行政查询 follows the organ’s setting', () => {
    expect(reliefWay('adminQuery', on)).toBe('either')
    expect(reliefWay('adminQuery', on, { adminQuery: 'reconsiderationFirst' })).toBe('reconsiderationFirst')
  })

  test('stands in the letter in the variant of its outcome and day', () => {
    const told = (kind: LetterKind, day: Day) =>
      composeLetter(sampleCase(kind, day), defaultTemplates[kind], false).parts.relief
    expect(told('denied', '2025-06-10')).toContain('应当自收到')
    expect(told('denied', '2023-06-10')).toContain('也可以')
    expect(told('notOurs', '2025-06-10')).toContain('也可以')
    expect(told('partial', '2025-06-10')).toContain('其中不予公开的部分')
  })
})
