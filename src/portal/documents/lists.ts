// The same lists for machines: Atom, RSS and CSV of whatever a list was narrowed to, and the map of all addresses.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { countPublic, mapOfDocuments, organSite } from '../../documents/public/index.ts'
import { databaseSearch, type Hit } from '../../documents/search/index.ts'
import { byteOrderMark, csvLine } from '../../kit/csv.ts'
import { originOf, xml } from '../pages/feed.ts'
import { attach } from '../pages/report-files.ts'
import { notFoundView } from '../pages/trouble.tsx'
import { type Portal, sendView } from '../serve-page.ts'
import { documentAddress, itemName, kindLabel, listAddress, themeName, validityState } from './labels.ts'
import { organsAsked } from './search.tsx'
import { type Asked, chosenOf, searchOf, selectionNames } from './selection.ts'

interface List {
  name: string
  path: string
  hits: Hit[]
}

type ListRequest = FastifyRequest<{ Params: { organ?: string } }>

const feedSize = 50
const exportSize = 5000

export function serveDocumentLists(server: FastifyInstance, portal: Portal): void {
  const list = async ({ params, query }: ListRequest, limit: number): Promise<List | undefined> => {
    const site = params.organ ? await organSite(portal.app.db, params.organ) : null
    if (site === undefined) return undefined
    const asked = askedIn(query)
    const search = searchOf(asked, await organsAsked(portal.app, asked, site))
    const order = asked['sort'] || asked['q'] ? search.order : 'newest'
    const { hits } = await databaseSearch(portal.app).find({
      ...search,
      ...(order && { order }),
      offset: 0,
      limit,
      facets: false,
      count: false,
    })
    const words = chosenOf(asked).map(({ words }) => words)
    return {
      name: [site?.siteName ?? site?.name ?? '政府信息', ...(asked['q'] ? [`“${asked['q']}”`] : []), ...words].join(
        '·',
      ),
      path: listAddress(site?.id ?? null, asked),
      hits,
    }
  }
  const answer =
    (limit: number, make: (list: List, request: FastifyRequest, reply: FastifyReply) => FastifyReply) =>
    async (request: ListRequest, reply: FastifyReply) => {
      const found = await list(request, limit)
      return found ? make(found, request, reply) : sendView(request, reply, portal, notFoundView())
    }
  const cached = (reply: FastifyReply) => reply.header('cache-control', 'public, max-age=300')
  const atom = answer(feedSize, (found, request, reply) =>
    cached(reply)
      .type('application/atom+xml; charset=utf-8')
      .send(atomOf(originOf(request), request.url, found)),
  )
  const rss = answer(feedSize, (found, request, reply) =>
    cached(reply)
      .type('application/rss+xml; charset=utf-8')
      .send(rssOf(originOf(request), found)),
  )
  const csv = answer(exportSize, (found, request, reply) =>
    attach(reply, `${found.name}.csv`)
      .type('text/csv; charset=utf-8')
      .send(csvOf(originOf(request), found)),
  )
  for (const [path, handler] of [
    ['feed.atom', atom],
    ['feed.rss', rss],
  ] as const) {
    server.get(`/o/:organ/${path}`, handler)
    server.get(`/docs/${path}`, handler)
  }
  server.get('/o/:organ/docs.csv', csv)
  server.get('/docs.csv', csv)
  serveMaps(server, portal)
}

function askedIn(query: unknown): Asked {
  const asked: Asked = {}
  for (const name of selectionNames) {
    const value = (query as Record<string, unknown>)[name]
    if (typeof value === 'string' && value && name !== 'page') asked[name] = value.slice(0, 200)
  }
  return asked
}

const summaryOf = (one: Hit) =>
  [one.documentNo, one.summary ?? one.snippet.map(({ text }) => text).join('')].filter(Boolean).join('　')

function atomOf(origin: string, self: string, { name, path, hits }: List): string {
  const updated = (one: Hit) => `${one.changedOn ?? one.publishedOn}T00:00:00+08:00`
  const newest = hits.map(updated).sort().at(-1) ?? '1970-01-01T00:00:00Z'
  const entries = hits.map((one) => {
    const address = xml(origin + documentAddress(one))
    const theme = one.theme ? `<category term="${xml(one.theme)}" label="${xml(themeName(one.theme))}"/>` : ''
    return `<entry><id>${address}</id><title>${xml(one.title)}</title><link rel="alternate" type="text/html" href="${address}"/><updated>${updated(one)}</updated><published>${one.publishedOn}T00:00:00+08:00</published><author><name>${xml(one.issuers[0] ?? one.organ)}</name></author>${theme}<summary>${xml(summaryOf(one))}</summary></entry>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans"><id>${xml(origin + path)}</id><title>${xml(name)}</title><link rel="self" type="application/atom+xml" href="${xml(origin + self)}"/><link rel="alternate" type="text/html" href="${xml(origin + path)}"/><updated>${newest}</updated><author><name>${xml(name)}</name></author>${entries.join('')}</feed>
`
}

function rssOf(origin: string, { name, path, hits }: List): string {
  const items = hits.map((one) => {
    const address = xml(origin + documentAddress(one))
    const day = new Date(`${one.publishedOn}T00:00:00+08:00`).toUTCString()
    return `<item><title>${xml(one.title)}</title><link>${address}</link><guid isPermaLink="true">${address}</guid><pubDate>${day}</pubDate><description>${xml(summaryOf(one))}</description></item>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>${xml(name)}</title><link>${xml(origin + path)}</link><description>${xml(`${name}：新发布的政府信息`)}</description><language>zh-cn</language>${items.join('')}</channel></rss>
`
}

const heads = [
  '索引号',
  '标题',
  '发文字号',
  '发文机关',
  '主题分类',
  '公开事项',
  '体裁',
  '成文日期',
  '发布日期',
  '有效性',
  '机关',
  '地址',
]

function csvOf(origin: string, { hits }: List): string {
  const lines = hits.map((one) =>
    csvLine([
      one.indexNo,
      one.title,
      one.documentNo,
      one.issuers.join('、'),
      one.theme && themeName(one.theme),
      one.item && itemName(one.item),
      kindLabel(one.kind),
      one.madeOn,
      one.publishedOn,
      validityState(one.validity)?.label ?? null,
      one.organ,
      origin + documentAddress(one),
    ]),
  )
  return byteOrderMark + csvLine(heads) + lines.join('')
}

const mapSize = 20_000

/** A map holds 50,000 addresses at most: one that names the others, and those. */
function serveMaps(server: FastifyInstance, { app }: Portal): void {
  server.get('/sitemap-documents.xml', async (request, reply) => {
    const pages = Math.max(1, Math.ceil((await countPublic(app.db)) / mapSize))
    const origin = originOf(request)
    const maps = Array.from(
      { length: pages },
      (_, at) => `<sitemap><loc>${xml(`${origin}/sitemap-documents/${at + 1}.xml`)}</loc></sitemap>`,
    )
    return reply
      .type('application/xml; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(
        `<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${maps.join('')}</sitemapindex>\n`,
      )
  })
  server.get('/sitemap-documents/:page.xml', async (request: FastifyRequest<{ Params: { page: string } }>, reply) => {
    const page = Number(request.params.page)
    if (!Number.isInteger(page) || page < 1 || page > 10_000) return reply.code(404).send()
    const entries = await mapOfDocuments(app.db, page, mapSize)
    const origin = originOf(request)
    const urls = entries.map(
      (one) => `<url><loc>${xml(origin + documentAddress(one))}</loc><lastmod>${one.changedOn}</lastmod></url>`,
    )
    return reply
      .type('application/xml; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(
        `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`,
      )
  })
}
