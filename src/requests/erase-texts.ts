// What is taken out of texts when a person's data ends: what is known of the people of the case, and what looks like the
// number of an identity card, a mobile phone or an e-mail address, whosever it is.
import type { Person } from './people.ts'

export const erased = '（已清除）'

export type MaskText = (text: string) => string

export function maskerOf(people: readonly Partial<Person>[], others: readonly string[] = []): MaskText {
  const known = people.flatMap(({ name, idNumber, phone, email, address, contact }) => [
    name,
    idNumber,
    phone,
    email,
    address,
    contact,
  ])
  // The longest first: an address may hold a name.
  const secrets = [...new Set([...known, ...others].map((one) => one?.trim() ?? ''))]
    .filter((one) => [...one].length > 1)
    .sort((a, b) => b.length - a.length)
  return (text) =>
    patterns.reduce(
      replaced,
      secrets.reduce((rest, secret) => rest.replaceAll(secret, erased), text),
    )
}

const patterns = [
  /(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g,
  /(?<![0-9A-Za-z])(?:\+?86-?)?1[3-9]\d{9}(?!\d)/g,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
]
const replaced = (text: string, pattern: RegExp) => text.replace(pattern, erased)

/** The same through all texts of a value that is kept as JSON. */
export function maskedJson<T>(value: T, mask: MaskText): T {
  if (typeof value === 'string') return mask(value) as T
  if (Array.isArray(value)) return value.map((one) => maskedJson(one, mask)) as T
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskedJson(one, mask)])) as T
  return value
}
