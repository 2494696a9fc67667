export * from './contribution.ts'
export * from './publication-figures.ts'
export * from './quotas.ts'
export * from './sheet.ts'
