// Which court hears a case in the first instance, by the organ sued; the organ's record names the court, for many places
// concentrate jurisdiction.
import { article, type Provision } from '../provisions.ts'
import type { OrganAbout } from './bodies.ts'

/** Cases against State Council departments and governments from county level up begin at the intermediate court. */
export function courtLevel({ level, kind }: OrganAbout): { level: 'basic' | 'intermediate'; basis: Provision } {
  const high = level === 'national' || (kind === 'government' && level !== 'township')
  return high
    ? { level: 'intermediate', basis: article('litigation', 15) }
    : { level: 'basic', basis: article('litigation', 14) }
}
