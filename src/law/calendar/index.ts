export * from './calendar.ts'
export * from './local-notices.ts'
export * from './notices.ts'
