// An office with the people whom a document passes, for tests of documents.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { filesOnDisk } from '../../src/db/files.ts'
import { office } from '../organs/office.ts'

export async function newsroom() {
  const desk = await office()
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-files-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  Object.assign(desk.app, { files: filesOnDisk(folder) })
  await desk.organ('city')
  const staff = {
    author: await desk.person('author', 'city', ['handler']),
    registry: await desk.person('registry', 'city', ['registry']),
    secrecy: await desk.person('secrecy', 'city', ['secrecyReviewer']),
    legal: await desk.person('legal', 'city', ['legalReviewer']),
    head: await desk.person('head', 'city', ['head', 'organAdmin']),
    leader: await desk.person('leader', 'city', ['leader']),
  }
  return { ...desk, staff }
}
