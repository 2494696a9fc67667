export * from './docket.ts'
export * from './recompute-cases.ts'
export * from './steps.ts'
export {
  type CaseFilter,
  type CaseRow,
  type CaseSummary,
  casesBehind,
  casesByIds,
  duesOf,
  listCases,
  type RecordedStep,
  readSteps,
} from './store.ts'
