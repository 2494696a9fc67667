// The ways out: mail by SMTP, short messages by the gateway's HTTP interface, webhooks signed with the organ's secret.
import { createHmac } from 'node:crypto'
import nodemailer from 'nodemailer'
import type { App } from '../app.ts'
import { unseal } from '../kit/crypto/sealed.ts'
import type { Sender, Senders } from './outbox.ts'

/** The senders that the installation is configured for. */
export function sendersOf(app: App): Senders {
  const { smtp, mailFrom, smsUrl, smsToken } = app.config
  return {
    ...(smtp && { email: byMail(smtp, mailFrom) }),
    ...(smsUrl && { sms: bySms(smsUrl, smsToken) }),
    webhook: byWebhook(app),
  }
}

function byMail(smtp: string, from: string): Sender {
  const transport = nodemailer.createTransport(smtp)
  return async ({ id, recipient, title, body, headers = {} }) => {
    // The same Message-ID for a notice sent twice lets the receiving side drop the second.
    await transport.sendMail({
      ...{ from, to: recipient, subject: title, text: body, headers },
      messageId: `<notice-${id}@gongkai>`,
    })
  }
}

function bySms(url: string, token: string | null): Sender {
  return async ({ id, recipient, body }) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    await post(url, headers, JSON.stringify({ id, to: recipient, text: body }))
  }
}

function byWebhook(app: App): Sender {
  return async ({ id, organId, recipient, title, body }) => {
    const hook = await app.db
      .selectFrom('organ_webhooks')
      .select('secret')
      .where('organ_id', '=', organId)
      .where('url', '=', recipient)
      .executeTakeFirst()
    if (!hook) throw new Error('this webhook was removed')
    const payload = JSON.stringify({ id, title, body })
    const key = unseal(app.keys, hook.secret, `webhook ${organId} ${recipient}`)
    const signature = createHmac('sha256', key).update(payload).digest('hex')
    await post(recipient, { 'content-type': 'application/json', 'x-gongkai-signature': `sha256=${signature}` }, payload)
  }
}

async function post(url: string, headers: Record<string, string>, body: string) {
  const answer = await fetch(url, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(15_000),
    redirect: 'error',
  })
  if (!answer.ok) throw new Error(`${new URL(url).host} answered ${answer.status}`)
}
