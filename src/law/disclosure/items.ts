// The items of arts. 20 and 21 as one list of ids, for catalogues and for the element 组配分类.
import { disclosureItems, itemsByLevel } from '../regulation/index.ts'

export interface CatalogueItem {
  id: string
  label: string
  article: 20 | 21
}

const byLevel = (level: keyof typeof itemsByLevel): CatalogueItem[] =>
  itemsByLevel[level].map((label, index) => ({
    id: `A21_${level}_${String(index + 1).padStart(2, '0')}`,
    label,
    article: 21,
  }))

export const catalogueItems: readonly CatalogueItem[] = [
  ...disclosureItems.map(({ id, label }) => ({ id, label, article: 20 as const })),
  ...byLevel('city'),
  ...byLevel('township'),
]

/** What an organ of this level publishes: art. 20, and the items that art. 21 adds for it. */
export const itemsOf = (level: string | null): readonly CatalogueItem[] =>
  catalogueItems.filter(
    ({ article, id }) =>
      article === 20 ||
      (level === 'township'
        ? id.startsWith('A21_township')
        : ['prefecture', 'county'].includes(level ?? '') && id.startsWith('A21_city')),
  )

export const itemLabel = (id: string): string | undefined => catalogueItems.find((one) => one.id === id)?.label

/** Key domains in which work is laid open from decision to result. */
export const keyDomains = {
  majorProjects: '重大建设项目',
  publicResources: '公共资源配置',
  socialWelfare: '社会公益事业',
  foodAndDrugs: '食品药品安全',
  environment: '生态环境',
  workSafety: '安全生产',
  education: '义务教育',
  health: '医疗卫生',
  employment: '就业创业',
  socialSecurity: '社会保险',
  relief: '社会救助',
  landTaking: '征地补偿',
  houseTaking: '国有土地上房屋征收',
  housing: '保障性住房',
  ruralRevival: '乡村振兴',
  finance: '财政预决算',
  publicLegalService: '公共法律服务',
} as const
export type KeyDomainId = keyof typeof keyDomains
