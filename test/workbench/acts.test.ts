// Every act of the table is an operation of the API, and its form in the workbench gives what the operation needs.
import { beforeAll, describe, expect, test } from 'vitest'
import { addExampleOffice, examplePassword } from '../../src/examples/index.ts'
import { type ActFacts, type ActId, actIds, actOf } from '../../src/law/requests/index.ts'
import { actOnRequest, takeInRequest } from '../../src/requests/index.ts'
import { buildServer } from '../../src/server.ts'
import type { RequestPage, StaffRow } from '../../src/workbench/api/types.ts'
import { testApp } from '../app.ts'

/** As the forms of the workbench have them; its sources are compiled for the browser, apart from these tests. */
interface Field {
  name: string
  kind: string
  choices?: { value: string }[]
  initial?: unknown
}
type Sent = Record<string, string | number | boolean>
interface Asked {
  fields: Field[]
  facts?: (values: Sent) => object
  to?: string
}

const forms = new URL('../../src/workbench/requests/act-fields.ts', import.meta.url).href

interface Schema {
  $ref?: string
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  const?: unknown
  enum?: unknown[]
}
interface Document {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>
  components: { schemas: Record<string, Schema> }
}

/** Acts that the page of a request does not do: taking in has its form, relief its docket. */
const elsewhere: Partial<Record<ActId, string>> = {
  submit: '/api/requests',
  receive: '/api/requests',
  openRelief: '/api/cases',
  closeRelief: '/api/cases/{organ}/{id}/decision',
  remake: '/api/cases/{organ}/{id}/decision',
}

describe('every act of the table', () => {
  let document: Document
  let page: RequestPage
  let fieldsOf: (act: ActId, about: object) => Asked

  beforeAll(async () => {
    fieldsOf = (await import(forms)).fieldsOf
    const app = await testApp({}, { GONGKAI_RATE: '100000' })
    const office = await addExampleOffice(app)
    const { dengji, chengban } = office.get('example-city')!
    const on = app.today()
    const taken = await takeInRequest(
      app,
      dengji,
      {
        organId: 'example-city',
        channel: 'inPerson',
        on,
        applicantKind: 'naturalPerson',
        applicants: [{ name: '周小明', idKind: 'idCard', idNumber: '11010519491231002X', phone: '13812345678' }],
        content: '河道整治方案和道路改造方案',
        items: ['河道整治方案', '道路改造方案'],
        form: 'paper',
        delivery: 'inPerson',
      },
      null,
    )
    if (!taken.ok) throw new Error(taken.refusal.message)
    const { id } = taken.value
    const act = (facts: ActFacts, by = chengban) =>
      actOnRequest(app, by, { organId: 'example-city', requestId: id, facts }, null)
    await act({ act: 'register', on }, dengji)
    await act({ act: 'consultThirdParty', on, letter: '第三方函' })
    await act({ act: 'consultOrgan', on, letter: '机关函' })
    const server = await buildServer(app)
    document = (await server.inject('/api/openapi.json')).json() as Document
    const login = { login: 'city.chengban', password: examplePassword }
    const session = await server.inject({ method: 'POST', url: '/api/session', payload: login })
    const cookies = Object.fromEntries(session.cookies.map(({ name, value }) => [name, value]))
    page = (await server.inject({ url: `/api/requests/example-city/${id}`, cookies })).json() as RequestPage
    await server.close()
  })

  const resolved = (schema: Schema): Schema =>
    schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)!]! : schema

  const namesKind = (schema: Schema | undefined, kind: unknown) =>
    schema?.const === kind || schema?.enum?.includes(kind) === true

  const sample = ({ kind, choices, initial }: Field): Sent[string] => {
    if (kind === 'check') return true
    if (kind === 'number') return 5
    if (kind === 'day') return page.today
    if (kind === 'select') return String(initial || choices?.[0]?.value || '')
    return String(initial || '示例')
  }

  test('the request of the test is one of several matters, with letters out', () => {
    expect(Object.keys(page.request.standing.items)).toEqual(['1', '2'])
    expect(page.request.standing.letters).toHaveLength(2)
  })

  test.each(actIds.map((id) => [id, actOf(id).label] as const))('%s %s', (id) => {
    const path = elsewhere[id]
    if (path) return expect(document.paths[path]?.['post'], path).toBeDefined()
    expect(document.paths[`/api/requests/{organ}/{id}/acts/${id}`]?.['post'], 'an operation of its own').toBeDefined()
    const handler = { id: page.request.id, name: '承办人', roles: ['handler'], disabled: false } as unknown as StaffRow
    const roles = ['secrecyReviewer', 'head']
    const about = { page, drafted: {}, roles, staff: [handler], subjects: { land: '土地征收' } }
    const { fields, facts, to } = fieldsOf(id, about)
    const values: Sent = Object.fromEntries(fields.map((field) => [field.name, sample(field)]))
    const sent = (facts ? facts(values) : values) as Record<string, unknown>
    const operation = document.paths[`/api/requests/{organ}/{id}/${to ?? `acts/${id}`}`]!['post']!
    const body = resolved(operation.requestBody!.content['application/json']!.schema)
    const either = (body.anyOf ?? body.oneOf)?.map(resolved)
    const schema = either?.find(({ properties }) => namesKind(properties?.['kind'], sent['kind'])) ?? body
    // The letter is drafted before the form shows; then the form offers it.
    const needed = (schema.required ?? []).filter((name) => name !== 'letter')
    expect(Object.keys(sent)).toEqual(expect.arrayContaining(needed))
    expect(Object.keys(schema.properties!)).toEqual(expect.arrayContaining(Object.keys(sent)))
    for (const field of fields.filter(({ kind }) => kind === 'select'))
      expect(field.choices?.length, `${field.name} has something to choose`).toBeGreaterThan(0)
  })
})
