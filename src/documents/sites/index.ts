export * from './catalogue.ts'
export * from './deliver.ts'
export * from './deliveries.ts'
