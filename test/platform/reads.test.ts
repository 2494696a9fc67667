import { afterAll, expect, test } from 'vitest'
import { connect } from '../../src/db/connection.ts'
import { emptyDatabase } from '../database.ts'

const { pool, reads, close } = connect(await emptyDatabase())
afterAll(close)

const echo = (value: number) =>
  reads.ask<{ value: number }>({ name: 'echo', text: 'select $1::int as value', values: [value] })
const wrong = () => reads.ask({ name: 'wrong', text: 'select 1 / $1::int', values: [0] })

test('statements sent at once get each its own answer, and one that fails fails alone', async () => {
  const asked = Array.from({ length: 50 }, (_, at) => (at % 10 === 7 ? wrong().catch(String) : echo(at)))
  const answers = await Promise.all(asked)
  expect(answers).toEqual(answers.map((_, at) => (at % 10 === 7 ? 'error: division by zero' : [{ value: at }])))
})

test('plans are made once for all values', async () => {
  const [row] = await reads.ask({ text: 'show plan_cache_mode' })
  expect(row).toEqual({ plan_cache_mode: 'force_generic_plan' })
})

test('a connection that broke is opened anew', async () => {
  await Promise.all([echo(1), echo(2)])
  await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where pid <> pg_backend_pid() and datname = current_database() and backend_type = 'client backend'`)
  await expect.poll(() => echo(3).catch(String)).toEqual([{ value: 3 }])
  await expect.poll(() => Promise.all([echo(4), echo(5)]).catch(String)).toEqual([[{ value: 4 }], [{ value: 5 }]])
})
