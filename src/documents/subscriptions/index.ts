export * from './digests.ts'
export * from './subscription.ts'
