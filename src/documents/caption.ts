// 题注: the line under the title of a rule or a normative document (国办公开办函〔2021〕33号): when and by which number it
// was made known, changed and ended, and from when it holds. It takes the place of the order that signed it.
import { type Day, inWords } from '../kit/days.ts'
import { documentKinds, type Validity, validities } from '../law/disclosure/index.ts'
import type { PublicDocument } from './public/index.ts'

export type Captioned = Pick<
  PublicDocument,
  | 'kind'
  | 'documentNo'
  | 'madeOn'
  | 'publishedOn'
  | 'effectiveOn'
  | 'validUntil'
  | 'validity'
  | 'validities'
  | 'related'
>

/** Without brackets, its parts apart by a wide blank; null for documents that are not registered. */
export function captionOf(document: Captioned): string | null {
  const { kind, documentNo, madeOn, publishedOn, effectiveOn } = document
  if (!documentKinds[kind as keyof typeof documentKinds]?.registered) return null
  const made = `${day(madeOn ?? publishedOn)}${documentNo ?? ''}${kind === 'rule' ? '公布' : '印发'}`
  return [made, ...changesOf(document), effectiveOn && `自${day(effectiveOn)}起施行`].filter(Boolean).join('　')
}

const words: Record<Validity, (on: string, by: string) => string> = {
  inForce: (on) => `自${on}起恢复施行`,
  amended: (on, by) => `${by && '根据'}${on}${by}修改`,
  suspended: (on) => `自${on}起暂停执行`,
  expired: (on) => `${on}失效`,
  repealed: (on, by) => `${on}${by}废止`,
}

function changesOf({ validity, validities: steps, validUntil, related }: Captioned): string[] {
  const said = steps
    .filter((one, at) => at > 0 || one.validity !== 'inForce')
    .map(({ fromOn, validity: became, basis, by }) => {
      const other = by && related.find(({ id }) => id === by.id)
      return words[became as Validity](day(fromOn), other?.documentNo ?? (by ? `《${by.title}》` : numberIn(basis)))
    })
  const ranOut = validity === 'expired' && validUntil && !steps.some((one) => one.validity === 'expired')
  return ranOut ? [...said, `有效期至${day(validUntil)}，${validities.expired.label}`] : said
}

/** The basis where it is the number of a document and no more; the banner has the rest. */
const numberIn = (basis: string | null): string =>
  basis && /^[\p{Script=Han}]{1,20}(?:〔\d{4}〕|令?第)\d+号$/u.test(basis) ? basis : ''

const day = (on: string) => inWords(on as Day)
