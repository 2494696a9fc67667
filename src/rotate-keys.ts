// A new key for what is sealed, and sealing again what was under an earlier one.
import type { App } from './app.ts'
import { resealSubscribers } from './documents/subscriptions/index.ts'
import { addKey, saveKeyRing } from './kit/crypto/keyring.ts'
import { resealSecrets } from './organs/index.ts'
import { recordDeed } from './record/index.ts'
import { resealPeople } from './requests/index.ts'

/** Adds a key to the ring in `folder`, which becomes the current one here and wherever the ring is read again. */
export async function rotateKeys(app: App, folder: string): Promise<void> {
  const ring = addKey(app.keys)
  await saveKeyRing(folder, ring)
  app.keys.keys = ring.keys
  app.keys.current = ring.current
  await app.transaction((tx) =>
    recordDeed(app, tx, {
      organId: '',
      actor: 'console',
      from: null,
      act: 'rotateKeys',
      subject: 'keys',
      after: { current: ring.current },
    }),
  )
}

export interface Resealed {
  people: number
  secrets: number
}

export async function resealAllData(app: App, progress?: (people: number) => void): Promise<Resealed> {
  const people = (await resealPeople(app, progress)) + (await resealSubscribers(app))
  return { people, secrets: await resealSecrets(app) }
}
