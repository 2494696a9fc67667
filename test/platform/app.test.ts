import { expect, test } from 'vitest'
import { configFrom } from '../../src/config.ts'
import { testApp } from '../app.ts'

const app = await testApp({ now: () => new Date('2024-02-05T17:00:00Z') })

test('the day is that of China', () => expect(app.today()).toBe('2024-02-06'))

test('a file is kept once, by its digest, and comes back whole', async () => {
  const bytes = new TextEncoder().encode('一、总体情况')
  const kept = await app.files.put(bytes)
  expect(await app.files.put(bytes)).toEqual(kept)
  expect(await app.files.get(kept.sha256)).toEqual(Buffer.from(bytes))
  await expect(app.files.get('0'.repeat(64))).rejects.toThrow()
})

test('days, counts and amounts come out of the database as they went in', async () => {
  const { rows } = await app.pool.query(
    "select date '2023-02-28' as day, 9007199254740991::bigint as count, 97191.39::numeric as amount, '{1,null,2.5}'::numeric[] as cells",
  )
  expect(rows).toEqual([{ day: '2023-02-28', count: 9007199254740991, amount: 97191.39, cells: [1, null, 2.5] }])
})

test('a setting that makes no sense is named with what was expected', () => {
  expect(() => configFrom({ PORT: '80a' })).toThrow('环境变量 PORT 的值是“80a”，应为 0 至 65535 之间的整数。')
  expect(configFrom({ PORT: '' })).toMatchObject({ port: 3000, host: '127.0.0.1' })
})
