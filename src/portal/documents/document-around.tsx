// What belongs to a document: attachments, related documents, its history, other forms of it.
import { attachmentsOf, type PublicDocument, type RelatedDocument } from '../../documents/public/index.ts'
import { sizeText } from '../view/figures.ts'
import { documentAddress, listAddress, relationWords, validityState } from './labels.ts'

export function Attachments({ document }: { document: PublicDocument }) {
  const files = attachmentsOf(document)
  if (!files.length) return null
  return (
    <section aria-labelledby="files">
      <h2 id="files">附件</h2>
      <ol className="files">
        {files.map(({ no, name, size }) => (
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

export function Related({ id, title, related, words }: RelatedProps) {
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

export function History({ document }: { document: PublicDocument }) {
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

export function Beside({ document }: { document: PublicDocument }) {
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
