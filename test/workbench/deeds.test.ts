// Nothing is shown in the record under the name it has in the code.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { documentActIds } from '../../src/law/disclosure/index.ts'
import { deedLabel, subjectOf } from '../../src/workbench/parts/deeds.ts'

const src = new URL('../../src/', import.meta.url)
const edges = /^(law|examples|workbench|portal|cli|api)\//
const domains = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !edges.test(file))
  .map((file) => readFileSync(new URL(file, src), 'utf8'))
const texts = domains.filter((text) => /\b(writeRecords?|recordDeed)\b/.test(text))
const written = (pattern: RegExp, where = texts) => [
  ...new Set(where.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name!))),
]

/** What stands after `act:`, wherever a domain says so: deeds of the record, and acts of requests and documents. */
const said = written(/\bact(?::|\?:| =) ([^,;}\n]+)/g, domains)
const quoted = said.flatMap((text) =>
  text.includes('->') ? [] : [...text.matchAll(/(?<![=!]== )'([\w.]+)'/g)].map(([, name]) => name!),
)
const begun = written(/`(\w+\.)\$\{\w*\.?(?:act|step)\}`/g, domains)

test('every deed that is written has a label', () => {
  const ofDocuments = documentActIds as readonly string[]
  expect(new Set(quoted).size).toBeGreaterThan(80)
  expect(begun).toEqual(expect.arrayContaining(['case.', 'complaint.', 'correction.']))
  const named = [...quoted, ...begun.filter((group) => group !== 'document.').map((group) => `${group}anything`)]
  expect(named.filter((act) => deedLabel(act) === act && !ofDocuments.includes(act))).toEqual([])
})

test('every thing that something is done to has one', () => {
  const kinds = written(/subject(?:: | = )[`']([a-zA-Z]+)[:'`]/g)
  expect(kinds.length).toBeGreaterThan(10)
  expect(kinds.filter((kind) => subjectOf(`${kind}:1`, 'a').label === kind)).toEqual([])
})
