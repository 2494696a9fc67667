// What the pages of the register have in common.
import { Link } from 'react-router'
import { type Validity, validities } from '../../law/disclosure/index.ts'
import { SubNav } from '../parts/sub-nav.tsx'
import type { Tied } from './types.ts'

export const RegisterNav = () => (
  <SubNav
    label="规章和规范性文件"
    pages={[
      ['/workbench/register', '登记簿'],
      ['/workbench/register/cleanups', '清理'],
      ['/workbench/register/consultations', '征求意见'],
      ['/workbench/register/interpretations', '政策解读'],
    ]}
  />
)

const classes: Record<Validity, string> = {
  inForce: 'done',
  amended: 'warn',
  suspended: 'pause',
  expired: '',
  repealed: '',
}

export function ValidityBadge({ validity }: { validity: Validity | 'none' | null }) {
  if (validity === null || validity === 'none') return <span className="state">尚未施行</span>
  return <span className={`state ${classes[validity]}`}>{validities[validity].label}</span>
}

export const cardPath = ({ organId, id }: { organId: string; id: string }) => `/workbench/register/${organId}/${id}`
export const documentPath = ({ organId, id }: { organId: string; id: string }) =>
  `/workbench/documents/${organId}/${id}`

/** Its own page at the desk, where it is ours; what another organ has published is read on its public page. */
export function TiedLink({ tied, mine }: { tied: Tied; mine: (organId: string) => boolean }) {
  const { organId, id, title, isPublic } = tied
  if (organId && id && mine(organId)) return <Link to={documentPath({ organId, id })}>{title}</Link>
  if (organId && id && isPublic) return <a href={`/o/${organId}/docs/${id}`}>{title}</a>
  return <span>{title}</span>
}
