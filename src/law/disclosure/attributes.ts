// 公开属性: every document says how it is disclosed before it leaves drafting; what is not open names its ground.
import type { Refusal } from '../../kit/results.ts'
import { article, type Provision } from '../provisions.ts'
import { type GroundId, grounds } from '../regulation/index.ts'

export const attributes = {
  open: { label: '主动公开', printed: '（此件公开发布）', basis: article('regulation', 19) },
  onRequest: { label: '依申请公开', printed: '（此件依申请公开）', basis: article('regulation', 13) },
  withheld: { label: '不予公开', printed: '（此件不予公开）', basis: article('regulation', 14) },
} as const satisfies Record<string, { label: string; printed: string; basis: Provision }>
export type Attribute = keyof typeof attributes
export const attributeIds = Object.keys(attributes) as Attribute[]

/** Why a document is given on request only: what art. 19 asks to publish is something else. */
export const onRequestGrounds = {
  'onRequest.particular': '只涉及特定对象，不涉及公众利益调整',
  'onRequest.limitedUse': '不需要公众广泛知晓或者参与决策',
} as const
export type OnRequestGroundId = keyof typeof onRequestGrounds
export type AttributeGround = GroundId | OnRequestGroundId

export const groundsOf: Record<Attribute, readonly AttributeGround[]> = {
  open: [],
  onRequest: Object.keys(onRequestGrounds) as OnRequestGroundId[],
  withheld: grounds.map(({ id }) => id),
}

export function groundLabel(ground: string): string {
  const known = grounds.find(({ id }) => id === ground)
  return known ? `${known.label}（${known.basis.text}）` : (onRequestGrounds[ground as OnRequestGroundId] ?? ground)
}

/** Why this attribute cannot be marked so; undefined: it can. */
export function refuseMark(
  attribute: Attribute | null | undefined,
  ground: string | null | undefined,
): Refusal | undefined {
  if (!attribute)
    return {
      code: 'not-marked',
      message: `还没有认定公开属性，应为${attributeIds.map((id) => attributes[id].label).join('、')}之一`,
      basis: article('regulation', 13).text,
      field: 'attribute',
    }
  if (attribute === 'open' || (ground && groundsOf[attribute].includes(ground as AttributeGround))) return undefined
  return {
    code: 'no-ground',
    message: `“${attributes[attribute].label}”应当写明理由，应为：${groundsOf[attribute].map(groundLabel).join('；')}`,
    basis: attributes[attribute].basis.text,
    field: 'ground',
  }
}
