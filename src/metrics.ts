// Figures for Prometheus.
import type pg from 'pg'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  registry: Registry
  /** By method, route (its pattern, never the address) and status. */
  requestSeconds: Histogram<'method' | 'route' | 'status'>
  /** By outcome: added, superseded, unchanged, refused. */
  reportsImported: Counter<'outcome'>
}

export function newMetrics(pool: pg.Pool): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'gongkai_database_connections',
    help: 'Connections to the database by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waited_for' }, pool.waitingCount)
    },
  })
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'gongkai_request_seconds',
      help: 'Time from request to answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
    reportsImported: new Counter({
      name: 'gongkai_reports_imported_total',
      help: 'Annual reports imported by outcome',
      labelNames: ['outcome'],
      registers: [registry],
    }),
  }
}
