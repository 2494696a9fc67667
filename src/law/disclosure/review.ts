// 保密审查 (art. 17): three steps by three people. The author may be the first of them; never the second or the last.
import { article } from '../provisions.ts'
import type { DocumentActor } from './acts.ts'

export const reviewing = article('regulation', 17)

export type ReviewStep = 1 | 2 | 3
export const reviewSteps: Record<ReviewStep, { label: string; who: readonly DocumentActor[] }> = {
  1: { label: '初审', who: ['handler', 'registry', 'head', 'secrecyReviewer', 'legalReviewer'] },
  2: { label: '复审', who: ['head', 'secrecyReviewer', 'legalReviewer'] },
  3: { label: '终审', who: ['leader', 'head'] },
}

/** What the reviewers answer for, item by item. */
export const checklist = {
  stateSecret: '不含国家秘密，逐项审查',
  workSecret: '不含工作秘密',
  aggregation: '与已公开的信息汇聚后不产生泄密风险',
  security: '公开后不危及国家安全、公共安全、经济安全、社会稳定',
  businessSecret: '不含商业秘密，或者第三方同意公开',
  privacy: '不含不应公开的个人信息',
  wording: '表述规范，机关名称和人员职务准确',
  maps: '地图已经审核，图片、字体有使用权',
  consistent: '涉及其他机关的，已经协商、确认（条例第十一条）',
} as const
export type ChecklistItem = keyof typeof checklist
export const checklistItems = Object.keys(checklist) as ChecklistItem[]
