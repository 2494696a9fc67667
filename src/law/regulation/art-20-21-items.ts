// Arts. 20 and 21: what organs publish without being asked. Each organ publishes its own part; item 15 is left to other law.
import { article, numeral, type Provision } from '../provisions.ts'

export interface DisclosureItem {
  /** `A20_05`, `A21_city`: stays the same, whatever the wording becomes. */
  id: string
  label: string
  basis: Provision
  /** The rows of table two that count this item. */
  reportRows?: readonly string[]
}

const labels: readonly (readonly [label: string, ...reportRows: string[]])[] = [
  ['行政法规、规章和规范性文件', 'regulations', 'normativeDocuments'],
  ['机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名'],
  ['国民经济和社会发展规划、专项规划、区域规划及相关政策'],
  ['国民经济和社会发展统计信息'],
  ['办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果', 'permits', 'otherServices'],
  ['实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定', 'penalties', 'coercion'],
  ['财政预算、决算信息'],
  ['行政事业性收费项目及其依据、标准', 'fees'],
  ['政府集中采购项目的目录、标准及实施情况', 'procurement'],
  ['重大建设项目的批准和实施情况'],
  ['扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况'],
  ['突发公共事件的应急预案、预警信息及应对情况'],
  ['环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况'],
  ['公务员招考的职位、名额、报考条件等事项以及录用结果'],
  ['法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息'],
]

export const disclosureItems: readonly DisclosureItem[] = labels.map(([label, ...reportRows], index) => ({
  id: `A20_${String(index + 1).padStart(2, '0')}`,
  label: `（${numeral(index + 1)}）${label}`,
  basis: article('regulation', 20, { item: index + 1 }),
  ...(reportRows.length && { reportRows }),
}))

/** What organs of a level publish beyond art. 20. `city`: cities with districts, counties and their departments. */
export const itemsByLevel = {
  city: ['市政建设', '公共服务', '公益事业', '土地征收', '房屋征收', '治安管理', '社会救助'],
  township: [
    '贯彻落实农业农村工作政策情况',
    '农田水利工程建设运营',
    '农村土地承包经营权流转',
    '宅基地使用情况审核',
    '土地征收',
    '房屋征收',
    '筹资筹劳',
    '社会救助',
  ],
} as const
export const publishingByLevel = article('regulation', 21)
