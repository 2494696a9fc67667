// The law as others may use it: `import { dueDays } from 'gongkai/law'`.
export * from './annual-report/index.ts'
export * from './calendar/index.ts'
export * from './fees/index.ts'
export * from './limits.ts'
export * from './provisions.ts'
export * from './regulation/index.ts'
export * as reliefLaw from './relief/index.ts'
export * as requestLaw from './requests/index.ts'
