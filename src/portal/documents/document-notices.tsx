// What a reader of a document has to know before reading it.
import type { PublicDocument } from '../../documents/public/index.ts'
import { type Day, inWords } from '../../kit/days.ts'
import type { Html } from '../../kit/html/jsx-runtime.ts'
import { documentAddress, siteAddress } from './labels.ts'

/** What a reader has to know before reading: that it no longer holds, holds in another wording, or not yet. */
export function Banner({ document, today }: { document: PublicDocument; today: Day }) {
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
  const coming = document.validities.find(({ fromOn, validity }) => fromOn > today && validity !== 'inForce')
  if (coming && coming.validity in comingWords)
    return (
      <BannerBox className="warn" title={`本文件自${inWords(coming.fromOn as Day)}起${comingWords[coming.validity]}`}>
        {coming.basis && `依据：${coming.basis}。`}
        {coming.by && (
          <>
            见<a href={documentAddress(coming.by)}>{coming.by.title}</a>。
          </>
        )}
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

const comingWords: Readonly<Record<string, string>> = {
  amended: '按修改后的内容执行',
  suspended: '暂停执行',
  expired: '失效',
  repealed: '废止',
}

/** 征求意见稿: until when it is open to comment, or what came of it. */
export function Consultation({ document, today }: { document: PublicDocument; today: Day }) {
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
