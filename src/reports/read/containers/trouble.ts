import type { Container, ContainerTrouble } from '../blocks.ts'

/** A container of which nothing could be read, and why. */
export const refusedContainer = (mediaType: string, message: string): Container => ({
  mediaType,
  blocks: [],
  meta: {},
  troubles: [{ kind: 'refused', message }],
})

export const trouble = (kind: ContainerTrouble['kind'], message: string, at?: ContainerTrouble['at']) =>
  at ? { kind, message, at } : { kind, message }
