export * from './decide-case.ts'
export * from './open-case.ts'
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
  readCase,
  readSteps,
} from './store.ts'
export * from './table-four.ts'
export * from './take-step.ts'
