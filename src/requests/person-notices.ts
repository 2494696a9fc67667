// A short line to a person by e-mail and message, whichever they left; addresses stay sealed until they are sent to.
import type { App } from '../app.ts'
import { type Notice, sealedRecipient } from '../notices/index.ts'
import type { Person } from './people.ts'

interface Line {
  organId: string
  subject: string
  title: string
  body: string
  /** Names the occasion: written twice, it is sent once. */
  once: string
}

export function noticesToPerson(app: App, { email, phone }: Person, { once, ...line }: Line): Notice[] {
  const by = (channel: 'email' | 'sms', address: string): Notice => ({
    ...line,
    channel,
    recipient: sealedRecipient(app, address),
    onceKey: `${once} ${channel}`,
  })
  return [...(email ? [by('email', email)] : []), ...(mobile.test(phone) ? [by('sms', phone)] : [])]
}

/** Messages go to mobile phones; a landline is called by a person. */
const mobile = /^(\+?86-?)?1\d{10}$/
