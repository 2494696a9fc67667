// /o/:organ/docs/:id: one document: its elements, text, attachments, what interprets it, what became of it.

import { captionOf } from '../../documents/caption.ts'
import { type PublicDocument, publicDocument, withdrawalOf } from '../../documents/public/index.ts'
import { type Day, inWords } from '../../kit/days.ts'
import type { Page, PageView } from '../page.ts'
import { Phrases } from '../parts/phrases.tsx'
import { bodyHtml } from './body-html.ts'
import { Attachments, Beside, History, Related } from './document-around.tsx'
import { Elements } from './document-elements.tsx'
import { Banner, Consultation } from './document-notices.tsx'
import { documentAddress, itemName, listAddress, siteAddress } from './labels.ts'
import { exampleNotice, frameOf, siteOf } from './site.tsx'

export const documentPage: Page = {
  path: '/o/:organ/docs/:id',
  async view(request) {
    const { app, params } = request
    const [site, document] = await Promise.all([siteOf(request), publicDocument(app, params['organ']!, params['id']!)])
    if (!site) return null
    if (!document) return withdrawnView(request, site)
    return {
      frame: frameOf(site, {
        title: document.title,
        column: 'content',
        ...(document.summary && { description: document.summary }),
        crumbs: [
          { text: '法定主动公开内容', href: siteAddress(site.id, '/content') },
          ...(document.item
            ? [{ text: itemName(document.item), href: listAddress(site.id, { item: document.item }) }]
            : []),
          { text: '正文' },
        ],
        notice: document.isExample ? exampleNotice : null,
        meta: articleMeta(document, app.config.origin + documentAddress(document)),
        data: articleData(document, app.config.origin + documentAddress(document)),
        alternates: [
          { type: 'application/json', href: `/api/documents/${document.organId}/${document.id}`, title: '机读数据' },
        ],
      }),
      body: <DocumentView document={document} today={app.today()} />,
    }
  },
}

const articleMeta = (document: PublicDocument, address: string): Record<string, string> => ({
  ArticleTitle: document.title,
  PubDate: `${document.publishedOn} 00:00`,
  ContentSource: document.issuers[0] ?? document.organ,
  ...(document.keywords.length && { Keywords: document.keywords.join(';') }),
  ...(document.department && { Author: document.department }),
  ...(document.summary && { Description: document.summary }),
  Url: address,
})

const articleData = (document: PublicDocument, address: string): object => ({
  '@context': 'https://schema.org',
  '@type': document.kind === 'rule' || document.kind === 'normative' ? 'Legislation' : 'Article',
  '@id': address,
  url: address,
  headline: document.title,
  name: document.title,
  inLanguage: 'zh-Hans',
  datePublished: document.publishedOn,
  ...(document.changedOn && { dateModified: document.changedOn }),
  ...(document.madeOn && { dateCreated: document.madeOn, legislationDate: document.madeOn }),
  ...(document.documentNo && { identifier: document.documentNo, legislationIdentifier: document.documentNo }),
  ...(document.summary && { abstract: document.summary }),
  ...(document.keywords.length && { keywords: document.keywords }),
  author: document.issuers.map((name) => ({ '@type': 'GovernmentOrganization', name })),
  publisher: { '@type': 'GovernmentOrganization', name: document.organ },
  speakable: { '@type': 'SpeakableSpecification', cssSelector: ['h1', '.document-text'] },
})

function DocumentView({ document, today }: { document: PublicDocument; today: Day }) {
  const caption = captionOf(document)
  const interprets = document.related.filter(
    ({ relation, direction }) => relation === 'interprets' && direction === 'to',
  )
  const interpretedBy = document.related.filter(
    ({ relation, direction }) => relation === 'interprets' && direction === 'back',
  )
  const others = document.related.filter(({ relation }) => relation !== 'interprets')
  return (
    <div className="cols">
      <article className="sheet pad stack document">
        <Elements document={document} />
        <h1>
          <Phrases text={document.title} />
        </h1>
        {caption && (
          <p className="caption">
            {`（${caption}）`.split('　').map((part, at) => (
              <span key={part} className="phrase">
                {at > 0 && '　'}
                {part}
              </span>
            ))}
          </p>
        )}
        <Banner document={document} today={today} />
        {document.consultation && <Consultation document={document} today={today} />}
        {document.changedOn && document.publicNote && (
          <div className="notice" role="note">
            <p className="t">
              更正说明　<time dateTime={document.changedOn}>{inWords(document.changedOn as Day)}</time>
            </p>
            <p>{document.publicNote}</p>
          </div>
        )}
        <div
          className="prose document-text"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: markup made by documents/body.ts, which escapes every text
          dangerouslySetInnerHTML={{ __html: bodyHtml(document) }}
        />
        <Attachments document={document} />
        <Related id="interpretation" title="解读材料" related={interpretedBy} />
        <Related id="interpreted" title="被解读的文件" related={interprets} />
        <Related id="related" title="相关文件" related={others} words />
        <History document={document} />
      </article>
      <Beside document={document} />
    </div>
  )
}

async function withdrawnView(
  { app, params }: Parameters<Page['view']>[0],
  site: NonNullable<Awaited<ReturnType<typeof siteOf>>>,
): Promise<PageView | null> {
  const withdrawn = await withdrawalOf(app.db, params['organ']!, params['id']!)
  if (!withdrawn) return null
  return {
    status: 410,
    frame: frameOf(site, { title: '此件已撤下', crumbs: [{ text: '此件已撤下' }], unlisted: true }),
    body: (
      <section className="sheet pad stack">
        <h1>此件已撤下</h1>
        <p>
          {site.name}于<time dateTime={withdrawn.withdrawnOn}>{inWords(withdrawn.withdrawnOn as Day)}</time>
          撤下了这个地址的文件。
        </p>
        {withdrawn.publicNote && <p>说明：{withdrawn.publicNote}</p>}
        <p className="acts">
          <a className="btn" href={listAddress(site.id)}>
            查找其他文件
          </a>
          <a href={`/apply/${site.id}`}>申请公开</a>
        </p>
      </section>
    ),
  }
}
