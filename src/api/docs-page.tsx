// /api/docs: the OpenAPI document as a page, without script and without any other host.
import { type Html, htmlOf } from '../kit/html/jsx-runtime.ts'
import { tags } from './api.ts'
import { problemTypes } from './problems.ts'

interface Schema {
  $ref?: string
  type?: string | string[]
  description?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  default?: unknown
  minimum?: number
  maximum?: number
}
interface Parameter {
  name: string
  in: 'query' | 'path' | 'header'
  required?: boolean
  description?: string
  schema?: Schema
}
interface Operation {
  operationId: string
  tags?: string[]
  summary?: string
  description?: string
  parameters?: Parameter[]
  requestBody?: { description?: string; content: Record<string, unknown> }
  responses: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>
}
export interface OpenApi {
  info: { title: string; version: string; description?: string }
  paths: Record<string, Partial<Record<'get' | 'post', Operation>>>
  components?: { schemas?: Record<string, Schema> }
}

export function docsPage(document: OpenApi): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  return page(
    `接口 · ${document.info.title}`,
    <>
      <h1>{document.info.title}</h1>
      <p>{document.info.description}</p>
      <p>
        机器可读的说明（OpenAPI 3.1）：<a href="/api/openapi.json">/api/openapi.json</a>
      </p>
      <nav aria-label="目录">
        {tags.map(({ name, description }) => (
          <section key={name}>
            <h2 className="small">{description}</h2>
            <ul>
              {operations
                .filter(({ operation }) => operation.tags?.includes(name))
                .map(({ method, path, operation }) => (
                  <li key={operation.operationId}>
                    <a href={`#${operation.operationId}`}>
                      <code>
                        {method.toUpperCase()} {path}
                      </code>
                    </a>{' '}
                    {operation.summary}
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </nav>
      {operations.map((one) => (
        <OperationPart key={one.operation.operationId} {...one} />
      ))}
      <h2 id="problems">出错时的回答</h2>
      <p>
        出错一律以 <code>application/problem+json</code>（RFC 9457）回答，type 指向下面的一页。
      </p>
      <ul>
        {Object.entries(problemTypes).map(([id, { status, title }]) => (
          <li key={id}>
            <a href={`/api/problems/${id}`}>
              {status} {title}
            </a>
          </li>
        ))}
      </ul>
      <h2 id="schemas">数据结构</h2>
      {Object.entries(document.components?.schemas ?? {})
        .filter(([name, schema]) => schema.properties && !name.endsWith('Input'))
        .map(([name, schema]) => (
          <section key={name} id={`schema-${name}`}>
            <h3>{name}</h3>
            {schema.description && <p>{schema.description}</p>}
            <Properties name={name} schema={schema} />
          </section>
        ))}
    </>,
  )
}

function OperationPart({ path, method, operation }: { path: string; method: string; operation: Operation }) {
  const parameters = operation.parameters ?? []
  return (
    <section id={operation.operationId} className="operation">
      <h3>
        <code>
          {method.toUpperCase()} {path}
        </code>
      </h3>
      <p>{operation.summary}</p>
      {operation.description && <p>{operation.description}</p>}
      {operation.requestBody && (
        <p>
          请求体：{Object.keys(operation.requestBody.content).join('、')}。{operation.requestBody.description}
        </p>
      )}
      {parameters.length > 0 && <Parameters id={operation.operationId} parameters={parameters} />}
      <Answers responses={operation.responses} />
      {method === 'get' && <TryIt id={operation.operationId} path={path} parameters={parameters} />}
    </section>
  )
}

/** A wide table scrolls by itself; the keyboard can reach it. */
const Scroll = ({ label, children }: { label: string; children: Html }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1, what scrolls is reached by keyboard
  <section className="scroll" aria-label={label} tabIndex={0}>
    {children}
  </section>
)

const Parameters = ({ id, parameters }: { id: string; parameters: Parameter[] }) => (
  <Scroll label={`${id} 的参数`}>
    <table>
      <thead>
        <tr>
          <th scope="col">参数</th>
          <th scope="col" className="short">
            位置
          </th>
          <th scope="col">类型</th>
          <th scope="col">说明</th>
        </tr>
      </thead>
      <tbody>
        {parameters.map(({ name, in: where, required, description, schema }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
              {required && '（必填）'}
            </th>
            <td className="short">{{ query: '查询', path: '路径', header: '请求头' }[where]}</td>
            <td>{typeInWords(schema)}</td>
            <td>{description ?? schema?.description}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
)

const Answers = ({ responses }: Pick<Operation, 'responses'>) => (
  <ul className="answers">
    {Object.entries(responses).map(([status, { description, content }]) => (
      <li key={status}>
        <code>{status}</code> {description}
        {Object.entries(content ?? {}).map(([mediaType, { schema }]) => (
          <span key={mediaType}>
            {' · '}
            {mediaType} {schema?.$ref && <SchemaLink name={schema.$ref} />}
          </span>
        ))}
      </li>
    ))}
  </ul>
)

/** A form needs no script. /api/docs/try puts the fields into the path and the query and leaves the empty ones out. */
function TryIt({ id, path, parameters }: { id: string; path: string; parameters: Parameter[] }) {
  const fields = parameters.filter(({ in: where }) => where !== 'header')
  if (!fields.length)
    return (
      <p>
        <a href={path}>打开 {path}</a>
      </p>
    )
  return (
    <form method="get" action="/api/docs/try">
      <input type="hidden" name="path" value={path} />
      {fields.map(({ name, required, schema }) => (
        <label key={name} htmlFor={`${id}-${name}`}>
          {name}
          {schema?.enum ? (
            <select id={`${id}-${name}`} name={name} required={required}>
              {!required && <option value="">（不限）</option>}
              {schema.enum.map((value) => (
                <option key={String(value)}>{String(value)}</option>
              ))}
            </select>
          ) : (
            <input id={`${id}-${name}`} name={name} required={required} />
          )}
        </label>
      ))}
      <button type="submit">打开</button>
    </form>
  )
}

const Properties = ({ name, schema }: { name: string; schema: Schema }) => (
  <Scroll label={`${name} 的字段`}>
    <table>
      <thead>
        <tr>
          <th scope="col">字段</th>
          <th scope="col">类型</th>
          <th scope="col">说明</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(schema.properties ?? {}).map(([name, property]) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>
              {property.$ref ? <SchemaLink name={property.$ref} /> : typeInWords(property)}
              {property.items?.$ref && <SchemaLink name={property.items.$ref} />}
            </td>
            <td>{property.description}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
)

function SchemaLink({ name }: { name: string }) {
  const short = name.split('/').at(-1)!
  return <a href={`#schema-${short}`}>{short}</a>
}

function typeInWords(schema: Schema | undefined): string {
  if (!schema) return ''
  if (schema.enum) return schema.enum.map(String).join(' | ')
  if (schema.const !== undefined) return String(schema.const)
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeInWords))].join(' | ')
  if (schema.$ref) return schema.$ref.split('/').at(-1)!
  const names = {
    string: '文字',
    number: '数字',
    integer: '整数',
    boolean: '是否',
    null: 'null',
    object: '对象',
    array: '列表',
  }
  return [schema.type ?? []]
    .flat()
    .map((type) => names[type as keyof typeof names] ?? type)
    .join(' | ')
}

/** The page that a problem's type leads to. */
export function problemPage(id: keyof typeof problemTypes): string {
  const { status, title, about } = problemTypes[id]
  return page(
    `${title} · 接口`,
    <>
      <h1>
        {status} {title}
      </h1>
      <p>{about}</p>
      <p>
        <a href="/api/docs">接口说明</a>
      </p>
    </>,
  )
}

const page = (title: string, body: Html): string =>
  `<!doctype html>${htmlOf(
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/api/docs.css" />
      </head>
      <body>
        <main>{body}</main>
      </body>
    </html>,
  )}`
