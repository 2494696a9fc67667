// A PostgreSQL database of its own for a test file, with all migrations run:
//
//   const { db, pool, url } = await testDatabase()      // at the top of the test file, or in beforeAll
//
// It is made in some 30 ms from a template on the one server that the run starts (test/setup/database.ts), is empty
// but for what migrations insert, and is thrown away when the file's tests are over. `url` goes to `openApp`.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Connection, connect } from '../src/db/connection.ts'

export interface TestDatabase extends Connection {
  url: string
}

export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(`create database ${name} template gongkai`)
  const url = urlOf(name)
  const connection = connect(url, 4)
  afterAll(async () => {
    await connection.close()
    await onServer(`drop database ${name} with (force)`)
  })
  return { ...connection, url }
}

/** An empty database without tables, for tests of migrations and of restoring. */
export async function emptyDatabase(): Promise<string> {
  const name = `empty_${randomUUID().replaceAll('-', '')}`
  await onServer(`create database ${name} template template0`)
  afterAll(() => onServer(`drop database ${name} with (force)`))
  return urlOf(name)
}

const urlOf = (name: string) => inject('databaseServer').replace('/gongkai?', `/${name}?`)

async function onServer(statement: string) {
  const client = new pg.Client({ connectionString: urlOf('postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
