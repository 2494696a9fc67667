// /o/:organ/conferences: press conferences and on-line interviews; one with its speakers, questions and transcript.
import {
  type ConferenceKind,
  conferenceKinds,
  type PublicConference,
  publicConference,
  publicConferences,
} from '../../documents/conferences/index.ts'
import { type PublicDocument, publicDocument } from '../../documents/public/index.ts'
import { inWords, yearOf } from '../../kit/days.ts'
import type { Html } from '../../kit/html/jsx-runtime.ts'
import type { Page } from '../page.ts'
import { Phrases } from '../parts/phrases.tsx'
import { addressWith } from '../view/mode.ts'
import { bodyHtml } from './body-html.ts'
import { Attachments } from './document-around.tsx'
import { documentAddress, siteAddress } from './labels.ts'
import { exampleNotice, frameOf, siteOf } from './site.tsx'

export const conferencesPath = '/conferences'
const addressOf = (one: { organId: string; id: string }) => siteAddress(one.organId, `${conferencesPath}/${one.id}`)
const title = '新闻发布会和在线访谈'
const kindIds = Object.keys(conferenceKinds) as ConferenceKind[]

export const conferencesPage: Page = {
  path: `/o/:organ${conferencesPath}`,
  query: ['kind'],
  async view(request) {
    const site = await siteOf(request)
    if (!site) return null
    const kind = kindIds.find((id) => id === request.query['kind'])
    const all = await publicConferences(request.app.db, site.id)
    const shown = all.filter((one) => !kind || one.kind === kind)
    const years = [...new Set(shown.map(({ heldOn }) => yearOf(heldOn)))]
    const path = siteAddress(site.id, conferencesPath)
    return {
      frame: frameOf(site, { title, column: 'content', crumbs: [{ text: title }] }),
      body: (
        <section className="sheet pad top stack">
          <h1>
            新闻发布会
            <wbr />
            和在线访谈
          </h1>
          {all.length > 0 && (
            <ul className="tabs" aria-label="类别">
              {[undefined, ...kindIds].map((id) => (
                <li key={id ?? 'all'}>
                  <a
                    className="btn"
                    href={addressWith(path, { kind: id })}
                    aria-current={id === kind ? 'true' : undefined}
                  >
                    {id ? conferenceKinds[id] : '全部'}{' '}
                    <span className="quiet">{all.filter((one) => !id || one.kind === id).length}</span>
                  </a>
                </li>
              ))}
            </ul>
          )}
          {shown.length === 0 && (
            <p className="empty">
              <b>{kind ? `还没有公开的${conferenceKinds[kind]}` : '还没有公开的发布会和访谈'}</b>政策的其他解读见
              <a href={siteAddress(site.id, '/docs?kind=interpretation')}>政策解读</a>。
            </p>
          )}
          {years.map((year) => (
            <section key={year} aria-labelledby={`year-${year}`}>
              <h2 id={`year-${year}`}>{year}年</h2>
              <ul className="links">
                {shown
                  .filter(({ heldOn }) => yearOf(heldOn) === year)
                  .map((one) => (
                    <li key={one.id}>
                      <a href={addressOf(one)}>{one.topic}</a>
                      <time dateTime={one.heldOn}>{one.heldOn}</time>
                      <span className="meta">
                        <span>{conferenceKinds[one.kind]}</span>
                        <span>{speakersOf(one)}</span>
                        {one.questions > 0 && <span>{one.questions}个问题</span>}
                        {one.isExample && <span>示例</span>}
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

const speakersOf = ({ speakers }: PublicConference) => speakers.map(({ name }) => name).join('、')

export const conferencePage: Page = {
  path: `/o/:organ${conferencesPath}/:id`,
  async view(request) {
    const { app, params } = request
    const [site, one, document] = await Promise.all([
      siteOf(request),
      publicConference(app.db, params['organ']!, params['id']!),
      publicDocument(app, params['organ']!, params['id']!),
    ])
    if (!site || !one || !document) return null
    return {
      frame: frameOf(site, {
        title: one.topic,
        column: 'content',
        ...(one.summary && { description: one.summary }),
        crumbs: [{ text: title, href: siteAddress(site.id, conferencesPath) }, { text: conferenceKinds[one.kind] }],
        notice: one.isExample ? exampleNotice : null,
        meta: {
          ArticleTitle: one.topic,
          PubDate: `${one.publishedOn} 00:00`,
          ContentSource: document.issuers[0] ?? site.name,
          Url: `${app.config.origin}${siteAddress(site.id, `${conferencesPath}/${one.id}`)}`,
        },
        data: eventData(one, site.name),
      }),
      body: <ConferenceView one={one} document={document} />,
    }
  },
}

const eventData = (one: PublicConference, organ: string): object => ({
  '@context': 'https://schema.org',
  '@type': 'Event',
  name: one.topic,
  startDate: one.heldOn,
  eventAttendanceMode: `https://schema.org/${one.kind === 'interview' ? 'Online' : 'Offline'}EventAttendanceMode`,
  organizer: { '@type': 'GovernmentOrganization', name: organ },
  performer: one.speakers.map(({ name, post }) => ({ '@type': 'Person', name, ...(post && { jobTitle: post }) })),
  url: addressOf(one),
})

function ConferenceView({ one, document }: { one: PublicConference; document: PublicDocument }) {
  const rows: [string, Html][] = [
    ['类别', conferenceKinds[one.kind]],
    [
      '举行日期',
      <time key="held" dateTime={one.heldOn}>
        {inWords(one.heldOn)}
      </time>,
    ],
    ['地点', one.place],
    ['主办部门', one.department],
    ['问题', one.questions ? `${one.questions}个` : null],
  ]
  const explained = document.related.filter(
    ({ relation, direction }) => relation === 'interprets' && direction === 'to',
  )
  return (
    <div className="cols">
      <article className="sheet pad stack document">
        <table className="metadata">
          <caption className="sr">发布会、访谈的情况</caption>
          <tbody>
            {rows
              .filter(([, value]) => value)
              .map(([name, value]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{value}</td>
                </tr>
              ))}
          </tbody>
        </table>
        <h1>
          <Phrases text={one.topic} />
        </h1>
        {document.changedOn && document.publicNote && (
          <div className="notice" role="note">
            <p className="t">更正说明</p>
            <p>{document.publicNote}</p>
          </div>
        )}
        <div
          className="prose document-text"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: markup made by documents/body.ts, which escapes every text
          dangerouslySetInnerHTML={{ __html: bodyHtml(document) }}
        />
        <Attachments document={document} />
      </article>
      <aside className="stack no-print">
        {explained.length > 0 && (
          <section className="sheet pad stack">
            <h2>解读的文件</h2>
            <ul className="plain">
              {explained.map(({ organId, id, title: name }) => (
                <li key={id ?? name}>{organId && id ? <a href={documentAddress({ organId, id })}>{name}</a> : name}</li>
              ))}
            </ul>
          </section>
        )}
        <section className="sheet pad stack">
          <h2>下载和分享</h2>
          <ul className="plain">
            <li>
              <a href={documentAddress(document, '/document.docx')}>实录 WORD</a>
            </li>
            <li>
              <a href={documentAddress(document, '/document.pdf')}>实录 PDF</a>
            </li>
            <li>
              <a href={documentAddress(document)}>文件要素和二维码</a>
            </li>
          </ul>
        </section>
      </aside>
    </div>
  )
}
