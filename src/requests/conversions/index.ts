export * from './decide-conversion.ts'
export { findConversions } from './find-conversions.ts'
export * from './list-conversions.ts'
export * from './propose-conversion.ts'
