export * from './document.ts'
export * from './guide.ts'
export * from './site.ts'
