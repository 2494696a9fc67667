export const root: string
export function digestOf(paths: readonly string[]): string
