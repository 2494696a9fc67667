// /reports/feed.atom: the reports that came in last, of the whole list or of a selection (RFC 4287).
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type ListedReport, listedReports } from '../../reports/lists.ts'
import type { Portal } from '../serve-page.ts'
import { reportAddress } from '../view/addresses.ts'
import { figure } from '../view/figures.ts'
import { chosenWords, filterOf } from '../view/selection.ts'
import { textsOf } from './selection.ts'

const feedName = '政府信息公开年度报告'

export function serveFeed(server: FastifyInstance, { app }: Portal): void {
  server.get('/reports/feed.atom', async (request, reply) => {
    const filter = filterOf(textsOf(request.query))
    const { reports } = await listedReports(app, filter, { order: 'newest', offset: 0, limit: 50 })
    const words = chosenWords(filter).map(({ text }) => text)
    const title = [feedName, ...words].join('·')
    return reply
      .type('application/atom+xml; charset=utf-8')
      .header('cache-control', 'public, max-age=300')
      .send(atom(originOf(request), request.url, title, reports))
  })
}

/** As the reader reached us: behind a proxy, what it hands on. */
export const originOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}`

function atom(origin: string, self: string, title: string, reports: ListedReport[]): string {
  const updated = (reports[0]?.importedAt ?? new Date(0)).toISOString()
  const entries = reports.map((one) => {
    const address = origin + reportAddress(one)
    const counts = [`差错${one.counts.error}项`, `提醒${one.counts.warning}项`]
    const received = one.received === null ? [] : [`新收申请${figure(one.received)}件`]
    return `<entry><id>${xml(address)}</id><title>${xml(`${one.organ}${one.year}年度政府信息公开工作年度报告`)}</title><link rel="alternate" type="text/html" href="${xml(address)}"/><updated>${one.importedAt.toISOString()}</updated>${one.publishedOn ? `<published>${one.publishedOn}T00:00:00+08:00</published>` : ''}<author><name>${xml(one.organ)}</name></author><summary>${xml([...received, ...counts, ...(one.notice ? [one.notice] : [])].join('，'))}</summary></entry>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans"><id>${xml(`${origin}/reports`)}</id><title>${xml(title)}</title><link rel="self" type="application/atom+xml" href="${xml(origin + self)}"/><link rel="alternate" type="text/html" href="${xml(`${origin}/reports`)}"/><updated>${updated}</updated><author><name>${xml(feedName)}</name></author>${entries.join('')}</feed>
`
}

/** Text for XML, without the characters that XML has no place for. */
export const xml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
