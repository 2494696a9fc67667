// /o/:organ/docs/:id: one document: its elements, text, attachments, what interprets it, what became of it.

import {
  type PublicDocument,
  publicDocument,
  type RelatedDocument,
  withdrawalOf,
} from '../../documents/public/index.ts'
import { type Day, inWords } from '../../kit/days.ts'
import type { Html } from '../../kit/html/jsx-runtime.ts'
import type { Page, PageView } from '../page.ts'
import { Phrases } from '../parts/phrases.tsx'
import { sizeText } from '../view/figures.ts'
import { bodyHtml } from './body-html.ts'
import { ValidityMark } from './document-list.tsx'
import {
  documentAddress,
  domainName,
  itemName,
  kindLabel,
  listAddress,
  relationWords,
  siteAddress,
  themeName,
  validityState,
} from './labels.ts'
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
        meta: articleMeta(document),
        data: articleData(document),
        alternates: [
          { type: 'application/json', href: `/api/documents/${document.organId}/${document.id}`, title: '机读数据' },
        ],
      }),
      body: <DocumentView document={document} today={app.today()} />,
    }
  },
}

const articleMeta = (document: PublicDocument): Record<string, string> => ({
  ArticleTitle: document.title,
  PubDate: `${document.publishedOn} 00:00`,
  ContentSource: document.issuers[0] ?? document.organ,
  ...(document.keywords.length && { Keywords: document.keywords.join(';') }),
  ...(document.department && { Author: document.department }),
  ...(document.summary && { Description: document.summary }),
  Url: documentAddress(document),
})

const articleData = (document: PublicDocument): object => ({
  '@context': 'https://schema.org',
  '@type': document.kind === 'rule' || document.kind === 'normative' ? 'Legislation' : 'Article',
  '@id': documentAddress(document),
  url: documentAddress(document),
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
  const interprets = document.related.filter(
    ({ relation, direction }) => relation === 'interprets' && direction === 'to',
  )
  const interpretedBy = document.related.filter(
    ({ relation, direction }) => relation === 'interprets' && direction === 'back',
  )
  const others = document.related.filter(({ relation }) => relation !== 'interprets')
  return (
    <div className="cols">
      <article className="sheet pad stack document" lang="zh">
        <Elements document={document} />
        <h1>
          <Phrases text={document.title} />
        </h1>
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

/** The metadata table, in the order of unified policy documents. */
function Elements({ document }: { document: PublicDocument }) {
  const rows: [string, Html][] = [
    ['索引号', document.indexNo],
    [
      '主题分类',
      document.theme && (
        <a href={listAddress(document.organId, { theme: document.theme })}>{themeName(document.theme)}</a>
      ),
    ],
    ['发文机关', document.issuers.join('、')],
    ['成文日期', document.madeOn && <time dateTime={document.madeOn}>{inWords(document.madeOn as Day)}</time>],
    ['发文字号', document.documentNo && <span className="docno">{document.documentNo}</span>],
    [
      '发布日期',
      <time key="published" dateTime={document.publishedOn}>
        {inWords(document.publishedOn as Day)}
      </time>,
    ],
    ['公开事项', document.item && itemName(document.item)],
    ['重点领域', document.keyDomain && domainName(document.keyDomain)],
    ['体裁', kindLabel(document.kind)],
    ['统一登记号', document.registerNo && <span className="docno">{document.registerNo}</span>],
    [
      '施行日期',
      document.effectiveOn && <time dateTime={document.effectiveOn}>{inWords(document.effectiveOn as Day)}</time>,
    ],
    [
      '有效期至',
      document.validUntil && <time dateTime={document.validUntil}>{inWords(document.validUntil as Day)}</time>,
    ],
    ['有效性', validityState(document.validity) && <ValidityMark id={document.validity} />],
    ['关键词', document.keywords.join('；')],
  ]
  const known = rows.filter(([, value]) => value)
  const pairs = known.filter((_, at) => at % 2 === 0).map((row, at) => [row, known[at * 2 + 1]] as const)
  return (
    <table className="metadata pairs">
      <caption className="sr">文件要素</caption>
      <tbody>
        {pairs.map(([left, right]) => (
          <tr key={left[0]}>
            <th scope="row">{left[0]}</th>
            <td colSpan={right ? undefined : 3}>{left[1]}</td>
            {right && (
              <>
                <th scope="row">{right[0]}</th>
                <td>{right[1]}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What a reader has to know before reading: that it no longer holds, holds in another wording, or not yet. */
function Banner({ document, today }: { document: PublicDocument; today: Day }) {
  const last = document.validities.filter(({ fromOn }) => fromOn <= today).at(-1)
  const since = last && last.validity === document.validity ? inWords(last.fromOn as Day) : null
  const by = last?.by
  const source = (
    <>
      {last?.basis && `依据：${last.basis}。`}
      {by && (
        <>
          见<a href={documentAddress(by)}>{by.title}</a>。
        </>
      )}
    </>
  )
  const from = since ? `自${since}起` : ''
  if (document.validity === 'repealed')
    return (
      <BannerBox className="error" title={`本文件${from}已废止`}>
        {source}
      </BannerBox>
    )
  if (document.validity === 'expired')
    return (
      <BannerBox className="error" title="本文件已失效">
        {document.validUntil && `有效期至${inWords(document.validUntil as Day)}。`}
        {source}
      </BannerBox>
    )
  if (document.validity === 'suspended')
    return (
      <BannerBox className="warn" title={`本文件${from}暂停执行`}>
        {source}
      </BannerBox>
    )
  if (document.validity === 'amended')
    return (
      <BannerBox className="warn" title={`本文件${from}已修改`}>
        执行时以修改后的内容为准。{source}
      </BannerBox>
    )
  if (document.effectiveOn && document.effectiveOn > today)
    return (
      <BannerBox className="warn" title="本文件尚未施行">
        自{inWords(document.effectiveOn as Day)}起施行。
      </BannerBox>
    )
  return null
}

/** 征求意见稿: until when it is open to comment, or what came of it. */
function Consultation({ document, today }: { document: PublicDocument; today: Day }) {
  const { opensOn, closesOn, resultOn } = document.consultation!
  const open = opensOn <= today && today <= closesOn
  return (
    <div className="notice" role="note">
      <p className="t">
        {inWords(opensOn as Day)}至{inWords(closesOn as Day)}征求意见
      </p>
      <p>
        <a href={siteAddress(document.organId, `/consultations/${document.id}`)}>
          {open ? '在网上提意见' : resultOn ? '看采纳情况' : '看征求意见的情况'}
        </a>
      </p>
    </div>
  )
}

const BannerBox = ({ className, title, children }: { className: string; title: string; children: Html }) => (
  <div className={`notice ${className}`} role="note">
    <p className="t">{title}</p>
    <p>{children}</p>
  </div>
)

function Attachments({ document }: { document: PublicDocument }) {
  if (!document.files.length) return null
  return (
    <section aria-labelledby="files">
      <h2 id="files">附件</h2>
      <ol className="files">
        {document.files.map(({ no, name, size }) => (
          <li key={no}>
            <a href={documentAddress(document, `/files/${no}`)} download={name}>
              {name}
            </a>
            <span className="small quiet">{sizeText(Number(size))}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

interface RelatedProps {
  id: string
  title: string
  related: RelatedDocument[]
  /** With the word for the relation before each. */
  words?: boolean
}

function Related({ id, title, related, words }: RelatedProps) {
  if (!related.length) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="links">
        {related.map((one) => (
          <li key={`${one.relation}${one.direction}${one.organId}${one.id ?? one.title}`}>
            <span>
              {words && <span className="tag">{relationWords(one.relation, one.direction)}</span>}{' '}
              {one.organId && one.id ? (
                <a href={documentAddress({ organId: one.organId, id: one.id })}>{one.title}</a>
              ) : (
                one.title
              )}
            </span>
            {one.publishedOn && <time dateTime={one.publishedOn}>{one.publishedOn}</time>}
            {one.documentNo && (
              <span className="meta">
                <span className="docno">{one.documentNo}</span>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function History({ document }: { document: PublicDocument }) {
  if (document.validities.length < 2) return null
  return (
    <section aria-labelledby="history">
      <h2 id="history">有效性变化</h2>
      <ul className="links">
        {document.validities.map(({ fromOn, validity, basis, by }) => (
          <li key={fromOn}>
            <span>
              {validityState(validity)?.label}
              {basis && `　${basis}`}
              {by && (
                <>
                  {'　'}
                  <a href={documentAddress(by)}>{by.title}</a>
                </>
              )}
            </span>
            <time dateTime={fromOn}>{fromOn}</time>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Beside({ document }: { document: PublicDocument }) {
  return (
    <aside className="stack no-print">
      <section className="sheet pad stack">
        <h2>下载</h2>
        <ul className="plain">
          <li>
            <a href={documentAddress(document, '/document.docx')}>正文 WORD</a>
          </li>
          <li>
            <a href={documentAddress(document, '/document.pdf')}>正文 PDF</a>
          </li>
          {document.files.length > 0 && (
            <li>
              <a href={documentAddress(document, '/document.zip')}>正文和附件 ZIP</a>
            </li>
          )}
        </ul>
        <p className="small quiet">下载版式不带印章，内容与本页相同。打印本页时只印正文。</p>
      </section>
      <section className="sheet pad stack">
        <h2>手机阅读</h2>
        <img
          className="qr"
          src={documentAddress(document, '/qr.svg')}
          width="144"
          height="144"
          alt="本页地址的二维码"
        />
        <p className="small quiet">地址长期有效。</p>
      </section>
      <section className="sheet pad stack small">
        <p>
          需要的内容不在其中？可以<a href={`/apply/${document.organId}`}>申请公开</a>。
        </p>
        <p>
          <a href={listAddress(document.organId)}>{document.organ}的全部文件</a>
        </p>
      </section>
    </aside>
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
