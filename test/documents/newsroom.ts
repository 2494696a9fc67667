// An office with the people whom a document passes, for tests of documents.
import { office } from '../organs/office.ts'

export async function newsroom() {
  const desk = await office()
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
