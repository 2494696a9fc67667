import { documentKinds, itemLabel, keyDomains, relations, themeLabel, validities } from '../../law/disclosure/index.ts'
import { addressWith } from '../view/mode.ts'

export const kindLabel = (id: string): string => (documentKinds as Record<string, { label: string }>)[id]?.label ?? id
export const themeName = (id: string): string => themeLabel(id) ?? id
export const itemName = (id: string): string => itemLabel(id) ?? id
export const domainName = (id: string): string => (keyDomains as Record<string, string>)[id] ?? id

/** （五）行政许可…, without what does not fit a menu. */
export const itemShort = (id: string): string => {
  const name = itemName(id)
  return name.length > 20 ? `${name.slice(0, 19)}…` : name
}

/** Glyph and word of a state of validity; null for documents of which none is kept. */
export function validityState(id: string): { label: string; mark: '' | 'done' | 'warn' | 'stop' } | null {
  const known = (validities as Record<string, { label: string; inForce: boolean }>)[id]
  if (!known) return null
  return {
    label: known.label,
    mark: id === 'inForce' ? 'done' : id === 'amended' || id === 'suspended' ? 'warn' : 'stop',
  }
}

export const validityIds = Object.keys(validities)
export const kindIds = Object.keys(documentKinds)

export const relationWords = (relation: string, direction: 'to' | 'back'): string => {
  const known = (relations as Record<string, { label: string; reverse: string }>)[relation]
  return (direction === 'to' ? known?.label : known?.reverse) ?? '相关'
}

export const siteAddress = (organId: string, rest = ''): string => `/o/${organId}${rest}`
export const documentAddress = (one: { organId: string; id: string }, rest = ''): string =>
  `/o/${one.organId}/docs/${one.id}${rest}`
export const listAddress = (organId: string | null, query: Record<string, string | undefined> = {}): string =>
  addressWith(organId === null ? '/search' : `/o/${organId}/docs`, query)
