export * from './engine.ts'
export { databaseSearch } from './queries.ts'
export type { Run } from './snippet.ts'
export { indexDocument, indexDocuments, reindex } from './store.ts'
