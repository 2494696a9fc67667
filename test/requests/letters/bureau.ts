// A bureau with all its roles, its profile and a folder for files, for tests of letters.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { filesOnDisk } from '../../../src/db/files.ts'
import type { Day } from '../../../src/kit/days.ts'
import type { Result } from '../../../src/kit/results.ts'
import type { ActFacts, LetterKind } from '../../../src/law/requests/index.ts'
import {
  actOnRequest,
  actWithLetter,
  draftLetter,
  type Fields,
  type LetterAct,
  type RequestForm,
  takeInRequest,
} from '../../../src/requests/index.ts'
import { office } from '../../organs/office.ts'

export const form: RequestForm = {
  organId: 'bureau',
  applicantKind: 'naturalPerson',
  applicants: [{ name: '张三丰', idKind: 'idCard', idNumber: '11010519491231002X', phone: '13812345678' }],
  content: '2023年示例街道旧改项目征收补偿方案',
  form: 'electronic',
  delivery: 'online',
}

export const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`)
  return result.value
}

export async function bureau() {
  const { app, at, organ, person } = await office()
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-letters-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  app.files = filesOnDisk(folder)
  await organ('bureau')
  await organ('other')
  await app.db
    .insertInto('organ_profiles')
    .values({
      organ_id: 'bureau',
      office_name: '政府信息公开办公室',
      office_phone: '0000-0000000',
      office_address: '示例路1号',
      reconsideration_body: '示例县人民政府',
      court: '示例县人民法院',
      number_prefix: '示政公开',
    })
    .execute()
  const registry = await person('reg', 'bureau', ['registry'])
  const handler = await person('han', 'bureau', ['handler'])
  const head = await person('hea', 'bureau', ['head', 'leader', 'legalReviewer'])
  const secrecy = await person('sec', 'bureau', ['secrecyReviewer'])
  const elsewhere = await person('els', 'other', ['registry', 'handler', 'head', 'leader', 'secrecyReviewer'])
  const on = (day: string) => at(`${day}T02:00:00Z`)
  const target = (requestId: string) => ({ organId: 'bureau', requestId })
  const act = (by: typeof handler, requestId: string, facts: ActFacts, more: Partial<LetterAct> = {}) =>
    actWithLetter(app, by, { ...target(requestId), facts, files: 'later', ...more }, null)
  return {
    app,
    on,
    act,
    target,
    staff: { registry, handler, head, secrecy, elsewhere },
    must: async (...given: Parameters<typeof act>) => value(await act(...given)),
    /** A request received and registered on this day, without a letter. */
    request: async (day: Day, change: Partial<RequestForm> = {}) => {
      on(day)
      const { id } = value(
        await takeInRequest(app, registry, { ...form, ...change, channel: 'inPerson', on: day }, null),
      )
      value(await actOnRequest(app, registry, { ...target(id), facts: { act: 'register', on: day } }, null))
      return id
    },
    draft: async (requestId: string, kind: LetterKind, fields: Fields = {}) =>
      value(await draftLetter(app, handler, { ...target(requestId), kind, fields }, null)),
  }
}
