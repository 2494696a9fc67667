// Art. 44: what several applicants asked for and may be disclosed, the organ may publish for all; an applicant may propose
// it too, and what is found fit is published in good time.
import { article } from '../provisions.ts'

export const converting = article('regulation', 44)

export const conversionStates = {
  open: '待决定',
  accepted: '已采纳，正在公开',
  published: '已公开',
  declined: '未采纳',
} as const
export type ConversionState = keyof typeof conversionStates

export const conversionSources = {
  requests: '多人申请同一信息',
  applicant: '申请人建议',
  staff: '本机关提出',
} as const
export type ConversionSource = keyof typeof conversionSources
