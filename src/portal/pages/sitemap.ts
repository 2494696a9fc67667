import type { FastifyInstance } from 'fastify'
import { addressesOfReports } from '../../reports/lists.ts'
import type { Portal } from '../serve-page.ts'
import { organAddress, reportAddress } from '../view/addresses.ts'
import { originOf, xml } from './feed.ts'

const standing = ['/', '/apply', '/docs', '/library', '/reports', '/compare', '/read', '/rules', '/data', '/about']

export function serveSitemap(server: FastifyInstance, { app }: Portal): void {
  server.get('/sitemap.xml', async (request, reply) => {
    const origin = originOf(request)
    const reports = await addressesOfReports(app.db)
    const organs = [...new Set(reports.map(({ organId }) => organId))]
    const urls = [
      ...[...standing, ...organs.map(organAddress)].map((path) => `<url><loc>${xml(origin + path)}</loc></url>`),
      ...reports.map(
        (one) =>
          `<url><loc>${xml(origin + reportAddress(one))}</loc><lastmod>${one.importedAt.toISOString()}</lastmod></url>`,
      ),
    ]
    return reply
      .type('application/xml; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(
        `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`,
      )
  })

  server.get('/robots.txt', (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(
        `User-agent: *\nDisallow: /compare?\nDisallow: /reports?\nDisallow: /search?\n\nSitemap: ${originOf(request)}/sitemap.xml\nSitemap: ${originOf(request)}/sitemap-documents.xml\n`,
      ),
  )
}
