import { describe, expect, test } from 'vitest'
import {
  may,
  organsWhere,
  type PermissionId,
  permissions,
  type Role,
  roles,
  type Staff,
  whyNot,
} from '../../src/organs/roles.ts'

const holding = (role: Role, organId = 'city'): Staff => ({
  id: '1',
  name: '测试',
  organId,
  roles: [{ organId, role }],
  below: new Map([['city', ['bureau', 'town']]]),
})

describe('who may do what', () => {
  test.each(Object.keys(permissions) as PermissionId[])('%s names a role and a label', (id) => {
    expect(permissions[id].roles.length).toBeGreaterThan(0)
    expect(whyNot(id)).toContain(permissions[id].label)
  })

  test('only the head of the office approves an extension (art. 33)', () => {
    const allowed = (Object.keys(roles) as Role[]).filter((role) => may(holding(role), 'approveExtension', 'city'))
    expect(allowed).toEqual(['head'])
  })

  test('a role holds in its own organ', () => expect(may(holding('handler', 'bureau'), 'handle', 'town')).toBe(false))

  test('supervision sees the figures of the organs below and not their applicants', () => {
    expect(may(holding('head'), 'readFigures', 'town')).toBe(true)
    expect(may(holding('head'), 'readRequests', 'town')).toBe(false)
    expect(may(holding('head'), 'seePersonalData', 'town')).toBe(false)
    expect(organsWhere(holding('head'), 'readFigures').sort()).toEqual(['bureau', 'city', 'town'])
  })

  test('the administrator of the installation handles no request', () =>
    expect(may(holding('installationAdmin'), 'handle', 'city')).toBe(false))
})
