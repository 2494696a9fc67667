// The electronic seal: a signature that anybody can check, and that one changed byte breaks.
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { letterFile, previewLetter, readLetter, sendLetter } from '../../../src/requests/index.ts'
import { bureau, value } from './bureau.ts'
import { verifySignedPdf } from './signed-pdf.ts'

const { app, draft, request, staff, target } = await bureau()
const { handler } = staff
let pdf: Buffer
let plain: Buffer

async function sent(): Promise<{ id: string; paperId: string; bytes: Buffer }> {
  const id = await request('2026-06-03')
  const { id: paperId } = await draft(id, 'consultationNotice')
  value(await sendLetter(app, handler, { ...target(id), paperId, on: '2026-06-03' }, null))
  const letter = (await readLetter(app.db, 'bureau', id, paperId))!
  return { id, paperId, bytes: await letterFile(app, letter, 'pdf') }
}

beforeAll(async () => {
  plain = (await sent()).bytes
  app.config = {
    ...app.config,
    sealCertificate: join(import.meta.dirname, 'seal', '{organ}.p12'),
    sealPassword: 'example',
  }
})

test('signs the whole file with the organ’s certificate, and says on the letter that it does', async () => {
  const { id, paperId, bytes } = await sent()
  pdf = bytes
  const { certificate, coversAll, signedAt } = verifySignedPdf(pdf)
  expect(coversAll).toBe(true)
  expect(certificate.subject).toContain('CN=')
  expect(signedAt).toEqual(app.now())
  const { paper } = value(await previewLetter(app, handler, { ...target(id), paperId }))
  expect(paper.signature!.sealNote).toContain('电子印章')
})

test('one changed byte breaks it, wherever it stands', () => {
  const { from, until } = verifySignedPdf(pdf).place
  const covered = fc.nat({ max: pdf.length - 1 }).filter((at) => at < from || at >= until)
  fc.assert(
    fc.property(covered, fc.integer({ min: 1, max: 255 }), (at, change) => {
      expect(() => verifySignedPdf(changed(at, change))).toThrow()
    }),
    { numRuns: 300 },
  )
})

test('nothing is added behind it, and no other signature put in its place', async () => {
  expect(verifySignedPdf(Buffer.concat([pdf, Buffer.from('\n% added')])).coversAll).toBe(false)
  const { from, until } = verifySignedPdf(pdf).place
  const other = (await sent()).bytes
  const theirs = verifySignedPdf(other).place
  const swapped = Buffer.concat([pdf.subarray(0, from), other.subarray(theirs.from, theirs.until), pdf.subarray(until)])
  expect(() => verifySignedPdf(swapped)).toThrow('the file was changed')
  // The last figure of the signature itself: behind it stand only the zeros that fill the place.
  const last = pdf.subarray(from, until).toString('latin1').search(/0*>$/) + from - 1
  expect(() => verifySignedPdf(changed(last, pdf[last] === 0x31 ? 3 : 1))).toThrow()
})

function changed(at: number, change: number): Buffer {
  const bytes = Buffer.from(pdf)
  bytes[at]! ^= change
  return bytes
}

test('an organ without a certificate leaves the place blank and signs nothing', () => {
  expect(() => verifySignedPdf(plain)).toThrow('0 signatures')
})
