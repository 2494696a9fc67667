export * from './docket.ts'
export * from './steps.ts'
export { type CaseFilter, type CaseRow, casesBehind, duesOf, listCases, type RecordedStep, readSteps } from './store.ts'
