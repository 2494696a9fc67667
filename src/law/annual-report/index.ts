export * from './editions.ts'
export * from './grid.ts'
export * from './lines.ts'
