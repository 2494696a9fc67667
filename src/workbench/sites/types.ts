// What the operations on an organ's site answer.
import type { Day } from '../../kit/days.ts'

export interface ReadingPoint {
  no?: number
  name: string
  kind: PointKind
  address: string
  hours: string | null
  phone: string | null
  mapUrl: string | null
}
export type PointKind = 'archives' | 'library' | 'hall' | 'office'
export const pointKinds: Record<PointKind, string> = {
  archives: '国家档案馆',
  library: '公共图书馆',
  hall: '政务服务场所',
  office: '公开工作机构',
}

export const themes = {
  ink: ['黛', '#17497f'],
  pine: ['松', '#1b5a46'],
  plum: ['梅', '#6a2c5b'],
  indigo: ['靛', '#3b3a8f'],
} as const
export type Theme = keyof typeof themes

export interface Site {
  id: string
  name: string
  level: string | null
  siteName: string | null
  hostName: string | null
  keeperName: string | null
  phone: string | null
  icpNo: string | null
  policeNo: string | null
  portalUrl: string | null
  siteCode: string | null
  theme: Theme
  guide: string | null
}

export interface CatalogueLine {
  item: string
  label: string
  article: 20 | 21
  department: string | null
  note: string | null
  documents: number
  newest: Day | null
  days: number | null
  without: string | null
  standing: 'empty' | 'late' | 'current' | 'without'
}

export interface WorkRule {
  id: string
  version: number
  versions: number
  title: string
  text: string
  adoptedOn: Day
  reviewOn: Day | null
  endedOn: Day | null
}

export interface SiteData {
  site: Site
  points: ReadingPoint[]
  guide: { id: string; label: string; basis: string; given: boolean }[]
  catalogue: CatalogueLine[]
  rules: WorkRule[]
  today: Day
}

export interface DeliveryRow {
  organId: string
  id: string
  recipient: string
  kind: PointKind
  form: DeliveryForm
  deliveredOn: Day
  note: string | null
  receivedBy: string | null
  receivedOn: Day | null
  receiptName: string | null
  documents: number
  copies: number
}
export type DeliveryForm = 'paper' | 'electronic' | 'both'
export const deliveryForms: Record<DeliveryForm, string> = { paper: '纸质', electronic: '电子', both: '纸质和电子' }

export interface DeliveredDocument {
  no: number
  id: string
  indexNo: string | null
  title: string
  documentNo: string | null
  publishedOn: Day | null
  withdrawnOn: Day | null
  copies: number
}
