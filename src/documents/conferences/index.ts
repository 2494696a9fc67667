export * from './conference.ts'
export * from './keep-conference.ts'
export * from './queries.ts'
