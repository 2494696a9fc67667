// The elements of a document: the table above its title.
import type { PublicDocument } from '../../documents/public/index.ts'
import { type Day, inWords } from '../../kit/days.ts'
import type { Html } from '../../kit/html/jsx-runtime.ts'
import { ValidityMark } from './document-list.tsx'
import { domainName, itemName, kindLabel, listAddress, themeName, validityState } from './labels.ts'

/** The metadata table, in the order of unified policy documents. */
export function Elements({ document }: { document: PublicDocument }) {
  const rows: [string, Html][] = [
    ['索引号', document.indexNo],
    [
      '主题分类',
      document.theme && (
        <a href={listAddress(document.organId, { theme: document.theme })}>{themeName(document.theme)}</a>
      ),
    ],
    document.issuers.length ? ['发文机关', document.issuers.join('、')] : ['发布机构', document.organ],
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
