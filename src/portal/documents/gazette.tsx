// /o/:organ/gazette: all issues; one issue with its contents; the issue as PDF and as data.
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  issueName,
  paperOfIssue,
  publicIssue,
  publicIssues,
  type WholeIssue,
  wholeIssues,
} from '../../documents/gazette.ts'
import { organSite } from '../../documents/public/index.ts'
import { inWords } from '../../kit/days.ts'
import { paperToPdf } from '../../papers/index.ts'
import type { Page } from '../page.ts'
import { attach } from '../pages/report-files.ts'
import { notFoundView } from '../pages/trouble.tsx'
import { type Portal, sendView } from '../serve-page.ts'
import { documentAddress, siteAddress } from './labels.ts'
import { frameOf, siteOf } from './site.tsx'

const issueAddress = (one: { organId: string; year: number; no: number }, ending = '') =>
  siteAddress(one.organId, `/gazette/${one.year}/${one.no}${ending}`)

export const gazettePage: Page = {
  path: '/o/:organ/gazette',
  async view(request) {
    const site = await siteOf(request)
    if (!site) return null
    const issues = await publicIssues(request.app.db, site.id)
    const years = [...new Set(issues.map(({ year }) => year))]
    return {
      frame: frameOf(site, { title: '政府公报', column: 'gazette', crumbs: [{ text: '政府公报' }] }),
      body: (
        <section className="sheet pad top stack">
          <h1>{site.name}公报</h1>
          <p className="lede">在政府公报上刊登的规章和规范性文件文本为标准文本。电子版与纸质版内容相同。</p>
          {issues.length === 0 && (
            <p className="empty">
              <b>还没有出版公报</b>文件可以在<a href={siteAddress(site.id, '/docs')}>全部文件</a>里查找。
            </p>
          )}
          {issues.length > 0 && (
            <p className="small">
              全部{issues.length}期的数据：<a href={siteAddress(site.id, '/gazette.ndjson')}>NDJSON（一期一行）</a>、
              <a href={siteAddress(site.id, '/gazette.json')}>JSON</a>
            </p>
          )}
          {years.map((year) => (
            <section key={year} aria-labelledby={`year-${year}`}>
              <h2 id={`year-${year}`}>{year}年</h2>
              <ul className="links">
                {issues
                  .filter((one) => one.year === year)
                  .map((one) => (
                    <li key={one.no}>
                      <a href={issueAddress(one)}>{issueName(one)}</a>
                      <time dateTime={one.issuedOn}>{one.issuedOn}</time>
                      <span className="meta">
                        <span>{one.documents}件</span>
                        <a className="act" href={issueAddress(one, '.pdf')} aria-label={`${issueName(one)} PDF`}>
                          PDF
                        </a>
                      </span>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </section>
      ),
    }
  },
}

export const gazetteIssuePage: Page = {
  path: '/o/:organ/gazette/:year/:no',
  async view(request) {
    const { app, params } = request
    const site = await siteOf(request)
    const issue = site && (await issueAsked(app, params))
    if (!site || !issue) return null
    const sections = [...new Set(issue.entries.map(({ section }) => section))]
    const crumbs = [{ text: '政府公报', href: siteAddress(site.id, '/gazette') }, { text: issueName(issue) }]
    return {
      frame: frameOf(site, { title: `${site.name}公报${issueName(issue)}`, column: 'gazette', crumbs }),
      body: (
        <div className="cols">
          <article className="sheet pad top stack">
            <h1>
              {site.name}公报
              <wbr />
              {issueName(issue)}
            </h1>
            <p className="quiet">
              <time dateTime={issue.issuedOn}>{inWords(issue.issuedOn)}</time>出版
            </p>
            {sections.map((section) => (
              <section key={section} aria-labelledby={`section-${sections.indexOf(section)}`}>
                <h2 id={`section-${sections.indexOf(section)}`}>{section}</h2>
                <ol className="links">
                  {issue.entries
                    .filter((one) => one.section === section)
                    .map(({ id, title, documentNo, publishedOn }) => (
                      <li key={id}>
                        <a href={documentAddress({ organId: site.id, id })}>{title}</a>
                        <time dateTime={publishedOn}>{publishedOn}</time>
                        {documentNo && (
                          <span className="meta">
                            <span className="docno">{documentNo}</span>
                          </span>
                        )}
                      </li>
                    ))}
                </ol>
              </section>
            ))}
          </article>
          <aside className="sheet pad stack">
            <h2>下载</h2>
            <ul className="plain">
              <li>
                <a href={issueAddress(issue, '.pdf')}>整期 PDF</a>
              </li>
              <li>
                <a href={issueAddress(issue, '.json')}>整期数据 JSON</a>
              </li>
            </ul>
          </aside>
        </div>
      ),
    }
  },
}

type IssueRequest = FastifyRequest<{ Params: { organ: string; year: string; no: string } }>

const issueAsked = ({ db }: Portal['app'], { organ, year, no }: Record<string, string>) =>
  /^\d{4}$/.test(year ?? '') && /^\d{1,3}$/.test(no ?? '')
    ? publicIssue(db, organ!, Number(year), Number(no))
    : Promise.resolve(undefined)

/** All back issues in one file, sent as they are read. */
const archives = {
  ndjson: { type: 'application/x-ndjson', before: '', between: '\n', after: '\n' },
  json: { type: 'application/json', before: '[', between: ',\n', after: ']\n' },
} as const

async function* written(
  issues: AsyncIterable<WholeIssue>,
  { before, between, after }: (typeof archives)['ndjson' | 'json'],
) {
  let so = before as string
  for await (const issue of issues) {
    yield so + JSON.stringify(issue)
    so = between
  }
  yield so === between ? after : before + after
}

export function serveGazette(server: FastifyInstance, portal: Portal): void {
  for (const format of ['ndjson', 'json'] as const)
    server.get(`/o/:organ/gazette.${format}`, async (request: FastifyRequest<{ Params: { organ: string } }>, reply) => {
      const site = await organSite(portal.app.db, request.params.organ)
      if (!site?.gazette) return sendView(request, reply, portal, notFoundView())
      return attach(reply, `${site.name}公报全部.${format}`)
        .type(`${archives[format].type}; charset=utf-8`)
        .send(Readable.from(written(wholeIssues(portal.app.db, site.id), archives[format])))
    })
  server.get('/o/:organ/gazette/:year/:no.pdf', async (request: IssueRequest, reply) => {
    const issue = await issueAsked(portal.app, request.params)
    if (!issue) return sendView(request, reply, portal, notFoundView())
    const bytes = await paperToPdf(paperOfIssue(issue))
    return attach(reply, `${issue.organ}公报${issueName(issue)}.pdf`)
      .type('application/pdf')
      .send(Buffer.from(bytes))
  })
  server.get('/o/:organ/gazette/:year/:no.json', async (request: IssueRequest, reply) => {
    const issue = await issueAsked(portal.app, request.params)
    if (!issue) return sendView(request, reply, portal, notFoundView())
    return attach(reply, `${issue.organ}公报${issueName(issue)}.json`).send(issue)
  })
}
