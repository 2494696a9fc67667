// The API on a database of its own, with a few reports of invented organs in it.
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { registerApi } from '../../src/api/index.ts'
import type { RateLimits } from '../../src/api/limits.ts'
import type { App } from '../../src/app.ts'
import { importReport } from '../../src/reports/index.ts'
import { testApp } from '../app.ts'
import { type Sample, sampleHtml } from '../cli/sample-reports.ts'

/** Every route that the API registers: `GET /api/reports/:id`. */
export const routes: string[] = []

export async function apiServer(app: App, limits: Partial<RateLimits> = {}): Promise<FastifyInstance> {
  const server: FastifyInstance = Fastify()
  routes.length = 0
  server.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push(`${one} ${url}`)
  })
  await registerApi(server, app, { normal: 100_000, dear: 100_000, ...limits })
  afterAll(() => server.close())
  return server
}

const samples: (Sample & { id: string; region: string; level: 'county' | 'township' })[] = [
  { id: 'qinghe', organ: '清河县人民政府', region: '130534', level: 'county', year: 2022, requests: [9, 0, 7, 2] },
  { id: 'qinghe', organ: '清河县人民政府', region: '130534', level: 'county', year: 2023, requests: [3, 2, 5, 0] },
  { id: 'baishi', organ: '清河县白石镇人民政府', region: '130534101', level: 'township', year: 2023 },
  { id: 'yunxi', organ: '云溪市民政局', region: '431100', level: 'county', year: 2020, requests: [5, 0, 0, 0] },
]

export async function filledApp(): Promise<App> {
  const app = await testApp()
  for (const { id, region, level, ...sample } of samples) {
    const organ = { id, name: sample.organ!, region, level }
    const name = `${id}-${sample.year}.html`
    const result = await importReport(app, { bytes: await sampleHtml(sample), name, organ })
    if (!result.ok) throw new Error(result.refusal.message)
  }
  return app
}
