// What forms offer to choose from, read from the law's tables.
import { applicants, leavesOf } from '../../law/annual-report/index.ts'
import { channels } from '../../law/regulation/index.ts'
import { type OutcomeId, outcomeIds, outcomes, services } from '../../law/requests/index.ts'
import type { IdentityProof } from '../api/types.ts'
import type { Choice } from '../parts/fields-form.tsx'
import { deliveries, forms, idKinds } from '../parts/words.ts'

const from = (labels: Record<string, string>): Choice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

/** The kinds of applicant as table three prints them. */
export const kinds: Choice[] = leavesOf(applicants)
  .filter(({ sumOf }) => !sumOf.length)
  .map(({ id, label }) => ({
    value: id,
    label: id === 'otherOrganisation' ? `${label as string}组织` : (label as string),
  }))

export const channelChoices: Choice[] = Object.entries(channels).map(([value, { label }]) => ({ value, label }))
export const serviceChoices = from(services)
export const formChoices = from(forms)
export const deliveryChoices = from(deliveries)
export const idKindChoices = from(idKinds)

export const proofLabels: Record<IdentityProof, string> = {
  original: '核验原件',
  copy: '收存复印件',
  online: '网上实名核验',
  lacking: '未提供，需要补正',
}
export const proofChoices = from(proofLabels)

const groupOf = (id: OutcomeId): string =>
  ({
    granted: '公开',
    partial: '公开',
    denied: '不予公开',
    adminQuery: '不予公开',
    unavailable: '无法提供',
    notProcessed: '不予处理',
    other: '其他处理',
  })[id.split('.')[0]!]!

export const outcomeChoices: Choice[] = outcomeIds.map((id) => ({
  value: id,
  label: outcomes[id].label,
  group: groupOf(id),
}))
