// Inputs for what is tried across organs: by the schemas of the API document, or by the names of a use case's parameters,
// with the other organ's ids wherever an id fits.
import fc from 'fast-check'
import { actIds } from '../../src/law/requests/index.ts'

export interface Pool {
  organs: readonly string[]
  ids: readonly string[]
  day: string
}

interface Schema {
  $ref?: string
  type?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  minimum?: number
  maximum?: number
  maxItems?: number
}

export interface Operation {
  path: string
  method: string
  parameters: { name: string; in: string; required?: boolean; schema: Schema }[]
  body?: Schema
  /** The body is a file. */
  isFile: boolean
}

export interface Document {
  paths: Record<string, Record<string, Record<string, unknown>>>
  components?: { schemas?: Record<string, Schema> }
}

export const operationsOf = ({ paths }: Document): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const { parameters = [], requestBody } = operation as {
        parameters?: Operation['parameters']
        requestBody?: { content: Record<string, { schema: Schema }> }
      }
      const json = requestBody?.content['application/json']?.schema
      return { path, method, parameters, ...(json && { body: json }), isFile: Boolean(requestBody && !json) }
    }),
  )

/** The address with its query and the body of one call. */
export function anyOf(
  operation: Operation,
  document: Document,
  pool: Pool,
): fc.Arbitrary<{ url: string; body: unknown }> {
  const values = Object.fromEntries(
    operation.parameters.map(({ name, in: where, required, schema }) => [
      name,
      where === 'path' || required
        ? fromSchema(schema, name, document, pool)
        : fc.option(fromSchema(schema, name, document, pool), { nil: undefined }),
    ]),
  )
  return fc
    .record({
      values: fc.record(values),
      body: operation.body ? fromSchema(operation.body, 'body', document, pool) : fc.constant(undefined),
    })
    .map(({ values, body }) => {
      const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(values[name])))
      const query = operation.parameters
        .filter(({ name, in: where }) => where === 'query' && values[name] !== undefined)
        .map(({ name }) => `${name}=${encodeURIComponent(String(values[name]))}`)
      return { url: query.length ? `${path}?${query.join('&')}` : path, body }
    })
}

function fromSchema(schema: Schema, name: string, document: Document, pool: Pool, depth = 0): fc.Arbitrary<unknown> {
  const again = (one: Schema, called = name) => fromSchema(one, called, document, pool, depth + 1)
  if (schema.$ref) return again(document.components!.schemas![schema.$ref.split('/').at(-1)!]!)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const either = schema.anyOf ?? schema.oneOf
  if (either) return fc.oneof(...either.map((one) => again(one)))
  if (schema.allOf)
    return fc.tuple(...schema.allOf.map((one) => again(one))).map((parts) => Object.assign({}, ...(parts as object[])))
  if (schema.type === 'null') return fc.constant(null)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'integer' || schema.type === 'number')
    return name === 'year'
      ? fc.constant(2026)
      : fc.integer({ min: Math.max(schema.minimum ?? 1, -1000), max: Math.min(schema.maximum ?? 20, 1000) })
  if (schema.type === 'array')
    return fc.array(again(schema.items ?? {}), { minLength: depth < 2 ? 1 : 0, maxLength: 2 })
  if (schema.type === 'object' || schema.properties) {
    const properties = Object.entries(schema.properties ?? {})
    return fc.record(Object.fromEntries(properties.map(([key, one]) => [key, again(one, key)])), {
      requiredKeys: schema.required ?? [],
    } as never)
  }
  return textNamed(name, pool)
}

/** A text that fits a field of this name. */
function textNamed(name: string, pool: Pool): fc.Arbitrary<string> {
  if (/^(organ|organId|below|parent|to|toOrgan|toOrganId)$/.test(name)) return fc.constantFrom(...pool.organs)
  if (/(^|[a-z])(id|Id|Case|request|person|handler)$|^(id|item|paper|ofLetter)$/.test(name))
    return fc.constantFrom(...pool.ids)
  if (/^(on|from|until|receivedOn|arrivedOn|.*On|announcedOn)$/.test(name)) return fc.constant(pool.day)
  if (name === 'idNumber') return fc.constant('E12345678')
  if (name === 'phone') return fc.constant('13900001111')
  if (name === 'q') return fc.constantFrom('申请', '绝不')
  return fc.constantFrom('示例街道旧改项目征收补偿方案', 'receipt', '1', ...pool.ids)
}

const person = { name: '王五', idKind: 'passport', idNumber: 'E12345678', phone: '13900001111' }

/** Arguments for parameters of these names: ids where ids belong, and one object with every field a use case may read. */
export const anyInput = (names: readonly string[], pool: Pool): fc.Arbitrary<unknown[]> =>
  fc.tuple(...names.map((name) => argument(name, pool)))

function argument(name: string, pool: Pool): fc.Arbitrary<unknown> {
  if (name === 'from') return fc.constant(null)
  if (name === 'organId') return fc.constantFrom(...pool.organs)
  if (/Id$/.test(name)) return fc.constantFrom(...pool.ids)
  if (/^organIds$/.test(name)) return fc.constant([...new Set(pool.organs)])
  if (/^(kind)$/.test(name)) return fc.constantFrom('receipt', 'granted')
  if (/^(also)$/.test(name)) return fc.constant([])
  if (/^(bytes)$/.test(name)) return fc.constant(new Uint8Array([1, 2, 3]))
  if (/^(code|token|label|title|text)$/.test(name)) return fc.constant('123456')
  return everything(pool)
}

function everything(pool: Pool): fc.Arbitrary<Record<string, unknown>> {
  const id = fc.constantFrom(...pool.ids)
  const organ = fc.constantFrom(...pool.organs)
  const text = fc.constantFrom('示例街道旧改项目征收补偿方案', '1', '维持')
  const facts = fc.record({
    act: fc.constantFrom(...actIds),
    on: fc.constant(pool.day),
    letter: text,
    until: fc.constant('2026-04-02'),
    days: fc.constant(5),
    yuan: fc.constant(100),
    item: fc.constant('1'),
    items: fc.constant(['1', '2']),
    outcome: fc.constant('granted.full'),
    service: fc.constant('post'),
    review: fc.constantFrom('secrecy', 'legal', 'leader'),
    receivedOn: fc.constant(pool.day),
    case: id,
    kind: fc.constant('reconsideration'),
    result: fc.constant('upheld'),
    channel: fc.constant('inPerson'),
  })
  return fc.record({
    organId: organ,
    toOrganId: organ,
    organIds: fc.constant([...new Set(pool.organs)]),
    requestId: id,
    caseId: id,
    paperId: id,
    taskId: id,
    id,
    handlerId: id,
    staffId: id,
    facts,
    on: fc.constant(pool.day),
    year: fc.constant(2026),
    month: fc.constant('2026-03'),
    step: fc.constantFrom('answered', 'heard', 'paper'),
    ending: fc.constant('维持'),
    kind: fc.constantFrom('receipt', 'granted', 'contact', 'search', 'reconsideration', 'full'),
    fields: fc.constant({ ofLetter: pool.ids[0]! }),
    note: fc.oneof(text, fc.constant({ kind: 'remark', on: pool.day, text: '备注' })),
    text,
    title: text,
    place: text,
    content: text,
    items: fc.constant([{ content: '第一项' }, { content: '第二项' }]),
    parts: fc.constant([['1'], ['2']]),
    login: fc.constant('new.person'),
    name: text,
    roles: fc.constant(['handler', 'installationAdmin']),
    absence: fc.record({ from: fc.constant(pool.day), until: fc.constant(pool.day), substituteId: id }),
    disabled: fc.boolean(),
    channel: fc.constant('inPerson'),
    applicantKind: fc.constant('naturalPerson'),
    applicants: fc.constant([person]),
    applicant: fc.constant(person),
    form: fc.constant('paper'),
    delivery: fc.constant('inPerson'),
    body: text,
    attacked: text,
    attackedOn: fc.constant(pool.day),
    openedOn: fc.constant(pool.day),
    procedure: fc.constant('summary'),
    service: fc.constant('post'),
    tariff: fc.constant('item'),
    bytes: fc.constant(new Uint8Array([1, 2, 3])),
  })
}
