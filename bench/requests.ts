// Requests in number: submissions acknowledged durable, ledger and table three over ten years of 3,000 organs, the morning's
// reminders. On a database of the program's own kind in a temporary folder, with everything it does to be safe.
//   npm run bench -- --only requests            a few minutes
//   npm run bench -- --only requests --quick    a fifth of the rows: fewer, and what is fixed in every call outweighs the rest
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { type App, openApp } from '../src/app.ts'
import { configFrom } from '../src/config.ts'
import { nameKey } from '../src/kit/text/name-key.ts'
import { remindAll } from '../src/notices/index.ts'
import { listRequests, type RequestForm, submitRequest, tableThree } from '../src/requests/index.ts'
import type { Measure } from './index.ts'

const quick = process.argv.includes('--quick')
const size = quick
  ? { submissions: 1_600, organs: 600, requests: 200_000, open: 5_000 }
  : { submissions: 4_000, organs: 3_000, requests: 1_000_000, open: 100_000 }
const clients = 16
/** Compiling, connecting, preparing: done before anything is measured. */
const warmingUp = 600
const submittingOrgans = 1_000
const year = 2023
const today = '2026-06-01'
const now = new Date(`${today}T02:00:00Z`)

export default async function requests(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
  const config = configFrom({ GONGKAI_DATA: folder, DATABASE_URL: '', GONGKAI_LOG: 'silent' })
  const app = await openApp(config, { log: pino({ level: 'silent' }), now: () => now })
  try {
    return [...(await submissions(app)), ...(await registers(app))]
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function submissions(app: App): Promise<Measure[]> {
  await addOrgans(app, 's', submittingOrgans)
  const form = (organId: string): RequestForm => ({
    organId,
    applicantKind: 'naturalPerson',
    applicants: [{ name: '张三', idKind: 'idCard', idNumber: '11010519491231002X', phone: '0357-2000000' }],
    content: '2025年某街道旧城改造项目的房屋征收补偿方案、评估报告和资金安排',
    form: 'electronic',
    delivery: 'online',
  })
  const organAt = (n: number) => `s${(n * 7919) % submittingOrgans}`
  const submit = async (organId: string) => {
    const sent = await submitRequest(app, form(organId), '10.0.0.1')
    if (!sent.ok) throw new Error(sent.refusal.message)
  }
  await perSecond(warmingUp, (n) => submit(organAt(n)))
  const { rows: patterns } = await sql<Row>`select * from requests limit 1`.execute(app.db)
  const bare = bareWriter(app, patterns[0]!)
  await perSecond(warmingUp, (n) => bare(organAt(n)))
  // In turns, so that both meet the same machine.
  const rates = { ours: [] as number[], bare: [] as number[], one: [] as number[] }
  for (let turn = 0; turn < 4; turn++) {
    rates.ours.push(await perSecond(size.submissions / 4, (n) => submit(organAt(n))))
    rates.bare.push(await perSecond(size.submissions / 4, (n) => bare(organAt(n))))
    rates.one.push(await perSecond(size.submissions / 4, () => submit('s1')))
  }
  const [value, floor] = [median(rates.ours), median(rates.bare)]
  return [
    {
      name: `提交申请，${clients}个客户端，${submittingOrgans}个机关`,
      value,
      unit: '件/s',
      floor,
      ratio: value / floor,
      bound: '≥ 0.5',
    },
    { name: `提交申请，${clients}个客户端，同一机关`, value: median(rates.one), unit: '件/s' },
  ]
}

type Row = Record<string, unknown>

/** The rows of one submission, written in one transaction and nothing else. */
function bareWriter(app: App, pattern: Row): (organId: string) => Promise<void> {
  const { standing, ...rest } = pattern
  const content = String(pattern['content'])
  return async (organId) => {
    const id = randomUUID()
    const row = { ...rest, standing: JSON.stringify(standing), organ_id: organId, id, query_digest: id }
    const client = await app.pool.connect()
    try {
      await client.query('begin')
      const columns = Object.keys(row)
      await client.query({
        name: 'bare-request',
        text: `insert into requests (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
        values: Object.values(row),
      })
      await client.query({
        name: 'bare-text',
        text: 'insert into request_texts values ($1, $2, $3)',
        values: [organId, id, content],
      })
      await client.query({
        name: 'bare-person',
        text: `insert into request_people values ($1, $2, 1, 'applicant', $3, '张*', $4, $4, $4, $4)`,
        values: [organId, id, sealed, id],
      })
      await client.query({
        name: 'bare-item',
        text: 'insert into request_items values ($1, $2, 1, $3)',
        values: [organId, id, content],
      })
      await client.query({
        name: 'bare-act',
        text: `insert into request_acts values ($1, $2, 1, 'submit', $3, $4, 'applicant', '{"channel": "internet"}')`,
        values: [organId, id, today, now],
      })
      await client.query({
        name: 'bare-head',
        text: `insert into record_heads values ($1, 1, $2) on conflict (organ_id) do update set no = record_heads.no + 1`,
        values: [organId, 'x'.repeat(64)],
      })
      await client.query({
        name: 'bare-entry',
        text: `insert into record_entries select $1, no, $2, 'applicant', '10.0.0.1', 'submit', $3, null, '{}', 'sha256', $4, $4
          from record_heads where organ_id = $1`,
        values: [organId, now, `request:${id}`, 'x'.repeat(64)],
      })
      await client.query('commit')
    } finally {
      client.release()
    }
  }
}
const sealed = `gcm:k1:${'a'.repeat(16)}:${'b'.repeat(22)}:${'c'.repeat(160)}`

async function registers(app: App): Promise<Measure[]> {
  await fill(app)
  const organIds = Array.from({ length: size.organs }, (_, n) => `b${n}`)
  const largest = ['b0']
  const page = await milliseconds(15, () => listRequests(app.db, { organIds: largest }, { limit: 51 }))
  const deep = await milliseconds(15, () =>
    listRequests(app.db, { organIds: largest, year }, { after: { on: `${year}-06-30`, id: randomUUID() }, limit: 51 }),
  )
  const one = await milliseconds(15, () => tableThree(app.db, { organIds: largest, year }))
  const [tree, bare] = await inTurns(
    quick ? 15 : 7,
    () => tableThree(app.db, { organIds, year }),
    () => bareGrouping(app, organIds),
  )
  const started = performance.now()
  const written = await remindAll(app)
  const seconds = (performance.now() - started) / 1000
  const what = `${size.requests.toLocaleString('en')}件`
  return [
    { name: `台账首页，${what}中最大的机关`, value: page, unit: 'ms' },
    { name: '台账某年中间一页，同上', value: deep, unit: 'ms' },
    { name: `表三，最大的机关一年`, value: one, unit: 'ms', bound: '≤ 50' },
    {
      name: `表三，全部${size.organs}个机关一年`,
      value: tree,
      unit: 'ms',
      floor: bare,
      ratio: tree / bare,
      bound: '≤ 1.5',
    },
    {
      name: `催办，${size.open.toLocaleString('en')}件在办（发出${written.toLocaleString('en')}条）`,
      value: seconds,
      unit: 's',
    },
  ]
}

/** The figures of table three by one grouping over the rows. */
const bareGrouping = (app: App, organIds: string[]) => {
  const [from, until] = [`${year}-01-01`, `${year}-12-31`]
  return sql`
    select applicant_kind, counted_as,
      count(*) filter (where received_on between ${from} and ${until}),
      count(*) filter (where counted_on between ${from} and ${until}),
      count(*) filter (where received_on < ${from} and (counted_on >= ${from} or counted_on is null)),
      count(*) filter (where received_on <= ${until} and (counted_on > ${until} or counted_on is null))
    from requests where organ_id = any (${organIds}) and received_on is not null group by 1, 2`.execute(app.db)
}

/** Ten years of requests; the first organ has a twentieth of them, and the open ones are of the last months. */
async function fill(app: App) {
  await addOrgans(app, 'b', size.organs)
  await sql`insert into staff (organ_id, login, name, email)
    select 'b' || n, 'b' || n || '.head', '负责人', 'head' || n || '@example.com' from generate_series(0, ${size.organs - 1}::int) n`.execute(
    app.db,
  )
  await sql`insert into staff_roles (organ_id, staff_id, role) select organ_id, id, 'head' from staff where login like 'b%.head'`.execute(
    app.db,
  )
  const openEvery = size.requests / size.open
  await sql`
    insert into requests (organ_id, id, number, channel, submitted_at, content, form, delivery, subject, applicant_kind, applicant_mask,
      state, submitted_on, received_on, reply_due, next_due, is_open, ended_on, outcome, counted_on, counted_as, standing, act_count, calendar)
    select organ, gen_random_uuid(), '〔' || extract(year from day) || '〕' || n || '号', 'internet', day, '某街道旧改项目征收补偿方案第' || n || '件',
      'electronic', 'online', 'land', kind, '张*', case when open then 'inReview' else 'archived' end, day, day,
      case when open then due end, case when open then due end, open, case when not open then ended end,
      case when not open then outcome end, case when not open then ended end, case when not open then outcome end, '{}', 6, 'bench'
    from (
      select n, case when n % 20 = 0 then 'b0' else 'b' || (1 + (n::bigint * 7919) % ${size.organs - 1}::int) end as organ, open,
        case when open then ${today}::date - 25 + n % 7 else date '2017-01-01' + ((n::bigint * 31) % 3300)::int end as day,
        ${today}::date - 8 + (n / 7) % 40 as due,
        case when open then null else date '2017-01-01' + ((n::bigint * 31) % 3300)::int + 5 + n % 40 end as ended,
        (array['naturalPerson', 'naturalPerson', 'naturalPerson', 'enterprise', 'research', 'publicWelfare', 'legalService'])[1 + n % 7] as kind,
        (array['granted.full', 'partial', 'denied.process', 'unavailable.notExisting', 'notProcessed.petition', 'other.rest'])[1 + n % 6] as outcome
      from (select n, n % ${openEvery}::int = 3 as open from generate_series(1, ${size.requests}::int) n) numbers
    ) made`.execute(app.db)
  await sql`vacuum analyze requests`.execute(app.db)
}

const addOrgans = (app: App, prefix: string, count: number) =>
  sql`insert into organs (id, name, name_key, kind, level)
    select ${prefix} || n, '机关' || n, ${nameKey('机关')} || n, 'department', 'county' from generate_series(0, ${count - 1}::int) n`.execute(
    app.db,
  )

/** How often the work is done in a second by the clients together. */
async function perSecond(times: number, work: (n: number) => Promise<void>): Promise<number> {
  let next = 0
  const started = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < times) await work(next++)
    }),
  )
  return times / ((performance.now() - started) / 1000)
}

/** The median of some runs, after one to warm up. */
async function milliseconds(runs: number, work: () => Promise<unknown>): Promise<number> {
  await work()
  const taken: number[] = []
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    await work()
    taken.push(performance.now() - started)
  }
  return median(taken)
}

/** The medians of two works that are to be compared, run one after the other so that both meet the same machine. */
async function inTurns(
  runs: number,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<[number, number]> {
  const taken: [number[], number[]] = [[], []]
  for (let run = -1; run < runs; run++)
    for (const [at, work] of [first, second].entries()) {
      const started = performance.now()
      await work()
      if (run >= 0) taken[at]!.push(performance.now() - started)
    }
  return [median(taken[0]), median(taken[1])]
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
