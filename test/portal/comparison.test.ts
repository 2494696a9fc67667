import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compareReports } from '../../src/portal/view/comparison.ts'
import { readAndCheck } from '../../src/reports/index.ts'

test('a change that one source prints without a sign is known as such on its side', async () => {
  const { report } = await readAndCheck(readFileSync('examples/reports/xinle-2019.txt'))
  const { cells } = compareReports(report, { ...report, findings: [] }, false)
  expect(cells.get('disclosure.otherServices.change')).toMatchObject({
    left: 229,
    right: 229,
    differs: false,
    unsigned: { left: true, right: false },
  })
  expect(cells.get('disclosure.permits.change')!.unsigned).toEqual({ left: false, right: false })
})
