import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bounds } from '../../../src/reports/read/containers/bounds.ts'
import { docOf } from './doc-fixture.ts'
import { pdfOf } from './pdf-fixture.ts'
import { opened, sharedReports } from './shown.ts'
import { docxOf, zipOf } from './zip-fixture.ts'

/** Whatever comes in: an answer of the right form, within the bounds. */
async function answersWithinBounds(bytes: Uint8Array) {
  const { blocks, troubles, mediaType } = await opened(bytes)
  expect(mediaType).toBeTypeOf('string')
  expect(blocks.length).toBeLessThanOrEqual(bounds.blocks)
  if (!blocks.length && bytes.length > 200) expect(troubles.length + bytes.length).toBeGreaterThan(0)
  for (const block of blocks) {
    expect(block.at).toBeTypeOf('object')
    if (block.type !== 'table') continue
    for (const { rowSpan, colSpan } of block.rows.flat()) {
      expect(rowSpan).toBeGreaterThanOrEqual(1)
      expect(colSpan).toBeGreaterThanOrEqual(1)
      expect(Math.max(rowSpan, colSpan)).toBeLessThanOrEqual(bounds.span)
    }
  }
}

/** A file with bytes changed, doubled or left out, or cut short. */
const damaged = (source: Uint8Array) =>
  fc
    .record({
      end: fc.integer({ min: 0, max: source.length }),
      cut: fc.boolean(),
      changes: fc.array(fc.tuple(fc.nat(source.length), fc.nat(255)), { maxLength: 12 }),
    })
    .map(({ end, cut, changes }) => {
      const bytes = source.slice()
      for (const [at, value] of changes) bytes[at] = value
      return cut ? bytes.slice(0, end) : bytes
    })

const html =
  '<html><title>年报</title><table><tr><td colspan=2>规章</td></tr><tr><td>0</td><td>1</td></tr></table><p>甲<br>乙</p>'
const fixtures: [string, () => Promise<Uint8Array>, number][] = [
  ['html', async () => new TextEncoder().encode(html), 300],
  [
    'docx',
    async () => docxOf('<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'),
    150,
  ],
  [
    'docx xml',
    async () =>
      new TextEncoder().encode('<w:wordDocument><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:wordDocument>'),
    150,
  ],
  ['xlsx', async () => zipOf({ 'xl/workbook.xml': '<workbook/>', 'xl/styles.xml': '<styleSheet/>' }), 200],
  ['doc', async () => docOf(['甲', { edges: [0, 500, 900], cells: ['1', '2'] }]), 300],
  [
    'pdf',
    () =>
      pdfOf((pen) => {
        pen.grid([10, 50, 90], [10, 40, 80])
        pen.text('12', 20, 30)
      }),
    60,
  ],
]

describe('any bytes', () => {
  test('random ones', () =>
    fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), answersWithinBounds), { numRuns: 200 }))

  const heads = [
    'PK\x03\x04',
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    '<html>',
    '<w:wordDocument>',
    'MIME-Version: 1.0\nmultipart/related',
    '{\\rtf',
    '\xff\xfe',
    '\xfe\xff',
  ]
  test('random ones behind the head of a format', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 3000 }), (head, tail) =>
        answersWithinBounds(new Uint8Array(Buffer.concat([Buffer.from(head, 'latin1'), tail]))),
      ),
      { numRuns: 200 },
    ))

  test.each(fixtures)('a damaged %s', async (_, fixture, numRuns) => {
    await fc.assert(fc.asyncProperty(damaged(await fixture()), answersWithinBounds), { numRuns })
  })
})

const real = ['003/source.pdf', '008/source.html', '011/source.docx', '007/source.txt'].map((path) =>
  join(sharedReports, 'dev', path),
)
const folder = existsSync(join(sharedReports, 'dev')) && readdirSync(join(sharedReports, 'dev')).length > 0
describe.skipIf(!folder)('published files, damaged（没有 ../shared/reports 时跳过）', () => {
  test.each(real)(
    '%s',
    async (path) => {
      const numRuns = path.endsWith('pdf') ? 5 : 25
      await fc.assert(fc.asyncProperty(damaged(new Uint8Array(readFileSync(path))), answersWithinBounds), { numRuns })
    },
    60_000,
  )
})
