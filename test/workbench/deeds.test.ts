// Nothing is shown in the record under the name it has in the code.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { documentActIds } from '../../src/law/disclosure/index.ts'
import { deedLabel, subjectOf } from '../../src/workbench/parts/deeds.ts'

const src = new URL('../../src/', import.meta.url)
const edges = /^(law|examples|workbench|portal|cli|api)\//
const texts = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !edges.test(file))
  .map((file) => readFileSync(new URL(file, src), 'utf8'))
  .filter((text) => /\bwriteRecord\b/.test(text))
const written = (pattern: RegExp) => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name!))),
]

test('every deed that is written has a label', () => {
  const named = written(/\bact(?:: string)?(?:: | = )(?:\w[\w. =']* \? )?'([\w.]+)'/g)
  expect(named.length).toBeGreaterThan(30)
  const ofDocuments = documentActIds as readonly string[]
  expect(named.filter((act) => deedLabel(act) === act && !ofDocuments.includes(act))).toEqual([])
})

test('every thing that something is done to has one', () => {
  const kinds = written(/subject(?:: | = )[`']([a-zA-Z]+)[:'`]/g)
  expect(kinds.length).toBeGreaterThan(10)
  expect(kinds.filter((kind) => subjectOf(`${kind}:1`, 'a').label === kind)).toEqual([])
})
