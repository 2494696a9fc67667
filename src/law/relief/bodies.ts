// Where reconsideration is applied for: by level and kind of the organ, and the day of the act.
import type { Day } from '../../kit/days.ts'
import { article, type Provision } from '../provisions.ts'
import { reliefRulesOn } from './versions.ts'

export interface OrganAbout {
  level: 'national' | 'province' | 'prefecture' | 'county' | 'township'
  /** office: 派出机关 (街道办事处); agency: 派出机构 acting in its own name. */
  kind: 'government' | 'department' | 'office' | 'agency' | 'authorised'
  /** Customs, finance, foreign exchange and others under vertical leadership, taxation, state security. */
  vertical?: boolean
  /** 司法行政部门. */
  justice?: boolean
}

/** The body by its place towards the organ; the organ's record holds the name. */
export type BodyRole = 'itself' | 'sameLevelGovernment' | 'higherGovernment' | 'superiorDepartment' | 'founder'

export interface Body {
  role: BodyRole
  basis: Provision
}

export const bodyRoles: Record<BodyRole, string> = {
  itself: '本机关',
  sameLevelGovernment: '本级人民政府',
  higherGovernment: '上一级人民政府',
  superiorDepartment: '上一级主管部门',
  founder: '设立该派出机关的人民政府',
}

/** One body, or the two that the applicant chooses between. */
export function reconsiderationBodies(organ: OrganAbout, on: Day): Body[] {
  return reliefRulesOn(on).body === 'sameLevelGovernment' ? since2024(organ) : until2023(organ)
}

function since2024({ level, kind, vertical, justice }: OrganAbout): Body[] {
  if (level === 'national') return [{ role: 'itself', basis: article('reconsideration', 25) }]
  if (kind === 'government')
    return [{ role: level === 'province' ? 'itself' : 'higherGovernment', basis: article('reconsideration', 24) }]
  if (kind === 'office') return [{ role: 'founder', basis: article('reconsideration', 24) }]
  if (vertical) return [{ role: 'superiorDepartment', basis: article('reconsideration', 27) }]
  const government: Body = { role: 'sameLevelGovernment', basis: article('reconsideration', 24) }
  return justice ? [government, { role: 'superiorDepartment', basis: article('reconsideration', 28) }] : [government]
}

function until2023({ level, kind, vertical }: OrganAbout): Body[] {
  if (level === 'national') return [{ role: 'itself', basis: article('reconsideration2017', 14) }]
  if (kind === 'government') {
    const role = level === 'province' ? 'itself' : 'higherGovernment'
    return [{ role, basis: article('reconsideration2017', level === 'province' ? 14 : 13) }]
  }
  if (kind === 'office') return [{ role: 'founder', basis: article('reconsideration2017', 15) }]
  const basis = article('reconsideration2017', 12)
  const superior: Body = { role: 'superiorDepartment', basis }
  return vertical ? [superior] : [{ role: 'sameLevelGovernment', basis }, superior]
}
