export * from './act-on-record-correction.ts'
export * from './file-record-correction.ts'
export * from './look-at-record-corrections.ts'
