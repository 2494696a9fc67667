// A rebuild beside a running server: the page was missing for as long as the build emptied the folder, and a browser that
// asked in that moment got a 500.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { place } from '../../scripts/workbench.mjs'

const home = mkdtempSync(join(tmpdir(), 'gongkai-place-'))
afterAll(() => rmSync(home, { recursive: true }))

function built(name: string): string {
  const next = join(home, 'workbench.next')
  mkdirSync(join(next, 'assets'), { recursive: true })
  writeFileSync(join(next, 'index.html'), `<script src="assets/${name}.js"></script>`)
  writeFileSync(join(next, 'assets', `${name}.js`), name)
  return next
}

test('the page of the new build replaces the old; what open pages may still load stays for a while', () => {
  const folder = join(home, 'workbench')
  place(built('one'), folder)
  place(built('two'), folder)
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('two.js')
  expect(readdirSync(join(folder, 'assets')).sort()).toEqual(['one.js', 'two.js'])
  expect(existsSync(join(home, 'workbench.next'))).toBe(false)
  place(built('three'), folder, Date.now() + 2 * 3_600_000)
  expect(readdirSync(join(folder, 'assets'))).toEqual(['three.js'])
})
