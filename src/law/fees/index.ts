export * from './art-4-items.ts'
export * from './art-5-pages.ts'
export * from './bands.ts'
export * from './paying.ts'
