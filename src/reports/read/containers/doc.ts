import type { Container } from '../blocks.ts'
export const openDoc = async (_: Uint8Array): Promise<Container> => ({
  mediaType: '',
  blocks: [],
  meta: {},
  troubles: [],
})
