/** Builds the workbench into the folder, where its sources changed since that folder was built. */
export function buildWorkbench(folder: string): Promise<void>
export function isBuilt(folder: string, digest?: string): boolean
export function workbenchDigest(): string
export function place(next: string, folder: string, now?: number): void
