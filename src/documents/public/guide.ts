// Art. 12: what a guide has to say. Each part with what the organ has given for it; what is missing is named.
import { article, type Provision } from '../../law/provisions.ts'
import type { OrganSite, ReadingPoint } from './site.ts'

export interface GuidePart {
  id: string
  label: string
  basis: Provision
  given: boolean
}

export function guideParts(site: OrganSite, points: readonly ReadingPoint[]): GuidePart[] {
  const basis = article('regulation', 12)
  const part = (id: string, label: string, given: boolean): GuidePart => ({ id, label, basis, given })
  return [
    part('classes', '政府信息的分类', Boolean(site.guide)),
    part('arrangement', '编排体系', Boolean(site.guide)),
    part('ways', '获取方式', true),
    part('officeName', '工作机构名称', Boolean(site.officeName)),
    part('officeAddress', '办公地址', Boolean(site.officeAddress)),
    part('officeHours', '办公时间', Boolean(site.officeHours)),
    part('officePhone', '联系电话', Boolean(site.officePhone)),
    part('officeFax', '传真号码', Boolean(site.officeFax)),
    part('officeEmail', '互联网联系方式', Boolean(site.officeEmail)),
    { id: 'readingPoints', label: '查阅场所', basis: article('regulation', 25), given: points.length > 0 },
  ]
}
