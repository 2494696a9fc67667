// The types of the tables as TypeScript, read from a migrated database: src/db/types.ts is made of it, and a test
// holds the two together.
import type pg from 'pg'

interface Column {
  table: string
  column: string
  type: string
  nullable: boolean
  given: boolean
  view: boolean
  /** The table that a column of a view comes from. */
  origin: string
}

export async function tableTypes(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<Column>(`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type, not a.attnotnull as nullable,
      a.atthasdef or a.attidentity <> '' as given, c.relkind = 'v' as view, c.relname as origin
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and not c.relispartition
    order by c.relname, a.attnum`)
  const columns = await likeTheirTables(pool, rows)
  const unions = await unionsOf(pool)
  const tables = [...new Set(columns.map(({ table }) => table))]
  const interfaces = tables.flatMap((table) => [
    '',
    `export interface ${interfaceName(table)} {`,
    ...columns.filter((one) => one.table === table).map((one) => fieldLine(one.column, typeOf(one, unions))),
    '}',
  ])
  return [
    '// Made from the migrations by scripts/table-types.ts; not written by hand.',
    "import type { ColumnType, Generated } from 'kysely'",
    '',
    '/** jsonb: given as text (JSON.stringify), since the driver would write an array as a PostgreSQL array. */',
    ...Object.entries(json)
      .filter(([name]) => interfaces.some((line) => line.endsWith(` ${name}`)))
      .map(aliasOf),
    '',
    'export interface Database {',
    ...tables.map((table) => `  ${table}: ${interfaceName(table)}`),
    '}',
    ...interfaces,
    '',
  ].join('\n')
}

const json = {
  Json: 'ColumnType<unknown, string, string>',
  JsonOrNull: 'ColumnType<unknown, string | null | undefined, string | null>',
}

/** A line that would be too long stands with one word of its union a line. */
function fieldLine(name: string, type: string): string {
  const line = `  ${name}: ${type}`
  return line.length <= 120
    ? line
    : `  ${name}:\n${type
        .split(' | ')
        .map((one) => `    | ${one}`)
        .join('\n')}`
}

const aliasOf = ([name, type]: [string, string]) => `type ${name} = ${type}`

const interfaceName = (table: string) => table.replace(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase())

const scalars: Record<string, string> = {
  text: 'string',
  'character varying': 'string',
  uuid: 'string',
  inet: 'string',
  tsvector: 'string',
  date: 'string',
  integer: 'number',
  smallint: 'number',
  bigint: 'number',
  numeric: 'number',
  'double precision': 'number',
  real: 'number',
  boolean: 'boolean',
  'timestamp with time zone': 'Date',
  bytea: 'Buffer',
}

function typeOf({ table, origin, column, type, nullable, given, view }: Column, unions: Map<string, string>): string {
  if (type === 'jsonb' || type === 'json') return view ? 'unknown' : nullable ? 'JsonOrNull' : 'Json'
  const element = type.replace(/\[\]$/, '')
  const scalar = unions.get(`${origin}.${column}`) ?? scalars[element]
  if (!scalar) throw new Error(`${table}.${column}: no TypeScript type for ${type}`)
  const list = type === 'numeric[]' ? '(number | null)[]' : `${scalar}[]`
  const whole = `${element === type ? scalar : list}${nullable ? ' | null' : ''}`
  return given && !nullable ? `Generated<${whole}>` : whole
}

/** The catalogue lets every column of a view be null; it is so here where a column of that name in its tables is. */
async function likeTheirTables(pool: pg.Pool, columns: Column[]): Promise<Column[]> {
  const { rows } = await pool.query<{ view: string; table: string }>(
    'select view_name as view, table_name as table from information_schema.view_table_usage',
  )
  const beneath = ({ table, column }: Column) =>
    columns.filter((one) => one.column === column && rows.some((row) => row.view === table && row.table === one.table))
  return columns.map((one) => {
    if (!one.view) return one
    const below = beneath(one)
    return { ...one, origin: below[0]?.table ?? one.table, nullable: below.some(({ nullable }) => nullable) }
  })
}

/** `check (kind in ('a', 'b'))` becomes the union of its words. */
async function unionsOf(pool: pg.Pool): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ table: string; rule: string }>(`
    select conrelid::regclass::text as table, pg_get_constraintdef(oid) as rule from pg_constraint
    where contype = 'c' and connamespace = 'public'::regnamespace`)
  const found = new Map<string, string>()
  for (const { table, rule } of rows) {
    const match = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(rule)
    const words = match?.[2]?.match(/'[^']*'/g)
    if (match && words) found.set(`${table}.${match[1]}`, words.join(' | '))
  }
  return found
}
