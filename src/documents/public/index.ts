export * from './document.ts'
export * from './site.ts'
