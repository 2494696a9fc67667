// Whether an address of this installation still leads somewhere: read from our own tables, nothing is fetched.
import { sql } from 'kysely'
import type { Db } from '../store.ts'

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const organ = '[a-z0-9][a-z0-9-]{0,62}'

interface Asked {
  address: string
  organ?: string
  id?: string
  file?: number
  year?: number
  no?: number
  name?: string
}

interface Pattern {
  path: RegExp
  what(parts: string[]): Omit<Asked, 'address'>
  /** The address of those of `asked` that lead nowhere. */
  missing(asked: ReturnType<typeof given>): ReturnType<typeof sql>
  reason: string
}

const given = (asked: readonly Asked[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (address text, organ text, id text, file integer, year integer, no integer, name text)`

const patterns: Pattern[] = [
  {
    path: new RegExp(`^/o/(${organ})/docs/(${uuid})/files/(\\d{1,4})$`),
    what: ([of, id, no]) => ({ organ: of!, id: id!, file: Number(no) }),
    missing: (asked) => sql`select a.address from ${asked} where not exists (select from public_document_files f
      where f.organ_id = a.organ and f.document_id = a.id::uuid and f.no = a.file)`,
    reason: '没有这个附件，或者它的文件已经撤下',
  },
  {
    path: new RegExp(`^/o/(${organ})/docs/(${uuid})(?:/document\\.(?:docx|pdf|zip)|/qr\\.svg)?$`),
    what: ([of, id]) => ({ organ: of!, id: id! }),
    missing: (asked) => sql`select a.address from ${asked} where not exists (select from public_document_ids d
      where d.organ_id = a.organ and d.id = a.id::uuid)`,
    reason: '这份文件没有公开，或者已经撤下',
  },
  {
    path: new RegExp(`^/o/(${organ})/gazette/(\\d{4})/(\\d{1,3})(?:\\.pdf|\\.json)?$`),
    what: ([of, year, no]) => ({ organ: of!, year: Number(year), no: Number(no) }),
    missing: (asked) => sql`select a.address from ${asked} where not exists (select from public_gazette_issues g
      where g.organ_id = a.organ and g.year = a.year and g.no = a.no)`,
    reason: '没有出版这一期公报',
  },
  {
    path: new RegExp(`^/o/(${organ})/rules/([a-z0-9-]{1,63})$`),
    what: ([of, name]) => ({ organ: of!, name: name! }),
    missing: (asked) => sql`select a.address from ${asked} where not exists (select from work_rules w
      where w.organ_id = a.organ and w.id = a.name)`,
    reason: '没有这项制度',
  },
  {
    path: new RegExp(`^/reports/(${organ})/(\\d{4})(?:/.*)?$`),
    what: ([of, year]) => ({ organ: of!, year: Number(year) }),
    missing: (asked) => sql`select a.address from ${asked} where not exists (select from public_reports r
      where r.organ_id = a.organ and r.year = a.year)`,
    reason: '没有这份年度报告',
  },
  {
    path: new RegExp(
      `^/(?:o|organs|apply)/(${organ})(?:/(?:docs|content|guide|rules|reports|library|gazette|reading-points|map|conferences|feed\\.atom|feed\\.rss|docs\\.csv))?$`,
    ),
    what: ([of]) => ({ organ: of! }),
    missing: (asked) =>
      sql`select a.address from ${asked} where not exists (select from organs o where o.id = a.organ)`,
    reason: '没有这个机关',
  },
]

/** Pages that are always there. */
const fixed = /^\/(?:docs|search|library|apply|progress|reports|compare|read|rules|data|about|api(?:\/.*)?)?$/

/** The addresses that lead nowhere, each with the reason in plain words. */
export async function deadInternal(db: Db, addresses: readonly string[]): Promise<Map<string, string>> {
  const dead = new Map<string, string>()
  const groups = new Map<Pattern, Asked[]>()
  for (const address of addresses) {
    const path = decoded(address.split(/[?#]/, 1)[0]!)
    if (fixed.test(path)) continue
    const pattern = patterns.find((one) => one.path.test(path))
    if (!pattern) dead.set(address, '本平台没有这个地址')
    else
      groups.set(pattern, [
        ...(groups.get(pattern) ?? []),
        { address, ...pattern.what(pattern.path.exec(path)!.slice(1)) },
      ])
  }
  for (const [pattern, asked] of groups) {
    const { rows } = await (pattern.missing(given(asked)) as ReturnType<typeof sql<{ address: string }>>).execute(db)
    for (const { address } of rows) dead.set(address, pattern.reason)
  }
  return dead
}

function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
