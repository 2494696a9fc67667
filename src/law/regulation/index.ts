export * from './art-30-correcting.ts'
export * from './art-33-replying.ts'
export * from './due-days.ts'
export * from './reply-steps.ts'
