// Every call to the API goes through here: JSON both ways, problem details (RFC 9457) as one kind of error.

/** What the API says when it says no; `message` is plain Chinese. */
export class Trouble extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly about: {
      code?: string
      basis?: string
      field?: string
      errors?: { field: string; seen: string; expected: string }[]
      faults?: unknown
      [name: string]: unknown
    } = {},
  ) {
    super(message)
  }
}

type Query = Record<string, string | number | boolean | null | undefined>

export const get = <T>(path: string, query?: Query): Promise<T> => call<T>('GET', address(path, query))
export const post = <T = void>(path: string, body: object = {}): Promise<T> => call<T>('POST', `/api${path}`, body)
export const patch = <T = void>(path: string, body: object): Promise<T> => call<T>('PATCH', `/api${path}`, body)
export const put = <T = void>(path: string, body: object): Promise<T> => call<T>('PUT', `/api${path}`, body)
export const remove = (path: string): Promise<void> => call<void>('DELETE', `/api${path}`)

/** Posts, and saves the file that comes back. */
export async function saveAs(path: string, body: object): Promise<void> {
  const options = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const response = await fetch(`/api${path}`, options)
  if (!response.ok) await answered(response)
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = name ? decodeURIComponent(name) : ''
  link.click()
  URL.revokeObjectURL(link.href)
}

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Sends a file as it is. */
export async function upload<T>(path: string, file: Blob, query?: Query, mediaType = sheetType): Promise<T> {
  const body = new Uint8Array(await file.arrayBuffer())
  return answered<T>(
    await fetch(address(path, query), { method: 'POST', body, headers: { 'content-type': mediaType } }),
  )
}

/** The address of an operation, without the parameters that are empty. */
export function address(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()
  return `/api${path}${search ? `?${search}` : ''}`
}

async function call<T>(method: string, url: string, body?: object): Promise<T> {
  const options = body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}
  return answered<T>(await fetch(url, { method, ...options }))
}

async function answered<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T
  const text = await response.text()
  const json = parsed(text)
  if (response.ok) return json as T
  const { title = '', detail = '', ...about } = (json ?? {}) as { title?: string; detail?: string }
  const message = detail || title || `服务器没有给出可读的答复（${response.status}），请稍后再试`
  throw new Trouble(response.status, message, about)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
