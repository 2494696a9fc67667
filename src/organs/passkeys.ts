// 通行密钥 (WebAuthn): a second factor that cannot be phished. Origin and relying party come from the configured address.
import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { App } from '../app.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { recordDeed } from '../record/index.ts'
import type { Staff } from './roles.ts'
import { completeSession, halfSignedIn } from './sign-in.ts'
import { tokenDigest } from './tokens.ts'

const passkeysOf = (app: App, staffId: string) =>
  app.db.selectFrom('passkeys').selectAll().where('staff_id', '=', staffId).orderBy('created_at').execute()

/** Options for `navigator.credentials.create`; the challenge is kept with the session. */
export async function startPasskey(app: App, staff: Staff, token: string) {
  const known = await passkeysOf(app, staff.id)
  const options = await generateRegistrationOptions({
    rpName: '公开 Gongkai',
    rpID: new URL(app.config.origin).hostname,
    userName: staff.name,
    userID: new Uint8Array(Buffer.from(staff.id)),
    excludeCredentials: known.map((key) => ({
      id: key.credential_id,
      transports: key.transports as AuthenticatorTransport[],
    })),
  })
  await keepChallenge(app, token, options.challenge)
  return options
}

export async function addPasskey(
  app: App,
  staff: Staff,
  input: { token: string; label: string; response: RegistrationResponseJSON; from: string | null },
): Promise<Result<null>> {
  const challenge = await takeChallenge(app, input.token)
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: input.response,
    expectedChallenge: challenge ?? '',
    expectedOrigin: app.config.origin,
    expectedRPID: new URL(app.config.origin).hostname,
    requireUserVerification: false,
  }).catch(() => ({ verified: false, registrationInfo: undefined }))
  if (!verified || !registrationInfo) return refused(failed)
  const { id, publicKey, counter } = registrationInfo.credential
  await app.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('passkeys')
      .values({
        credential_id: id,
        staff_id: staff.id,
        public_key: Buffer.from(publicKey),
        counter,
        transports: input.response.response.transports ?? [],
        label: input.label.trim() || '通行密钥',
      })
      .execute()
    const subject = `staff:${staff.id}`
    await recordDeed(app, tx, {
      organId: staff.organId,
      actor: staff.id,
      from: input.from,
      act: 'addPasskey',
      subject,
    })
  })
  return accepted(null)
}

/** Options for `navigator.credentials.get` in the second step of signing in. */
export async function startPasskeySignIn(app: App, token: string): Promise<Result<unknown>> {
  const staff = await halfSignedIn(app, token)
  if (!staff) return refused({ code: 'session-expired', message: '登录已过期，请重新登录' })
  const keys = await passkeysOf(app, staff.id)
  const options = await generateAuthenticationOptions({
    rpID: new URL(app.config.origin).hostname,
    allowCredentials: keys.map((key) => ({
      id: key.credential_id,
      transports: key.transports as AuthenticatorTransport[],
    })),
  })
  await keepChallenge(app, token, options.challenge)
  return accepted(options)
}

export async function completeWithPasskey(
  app: App,
  token: string,
  response: AuthenticationResponseJSON,
  from: string | null,
): Promise<Result<null>> {
  const staff = await halfSignedIn(app, token)
  if (!staff) return refused({ code: 'session-expired', message: '登录已过期，请重新登录' })
  const challenge = await takeChallenge(app, token)
  const key = (await passkeysOf(app, staff.id)).find(({ credential_id }) => credential_id === response.id)
  if (!key) return refused(failed)
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge ?? '',
    expectedOrigin: app.config.origin,
    expectedRPID: new URL(app.config.origin).hostname,
    requireUserVerification: false,
    credential: {
      id: key.credential_id,
      publicKey: new Uint8Array(key.public_key),
      counter: Number(key.counter),
      transports: key.transports as AuthenticatorTransport[],
    },
  }).catch(() => ({ verified: false, authenticationInfo: undefined }))
  if (!verified || !authenticationInfo) return refused(failed)
  await app.db
    .updateTable('passkeys')
    .set({ counter: authenticationInfo.newCounter, used_at: app.now() })
    .where('credential_id', '=', key.credential_id)
    .execute()
  await completeSession(app, token, staff, from)
  return accepted(null)
}

const keepChallenge = (app: App, token: string, challenge: string) =>
  app.db.updateTable('sessions').set({ challenge }).where('token_digest', '=', tokenDigest(token)).execute()

/** A challenge is good once. */
async function takeChallenge(app: App, token: string): Promise<string | null> {
  return app.db.transaction().execute(async (tx) => {
    const session = tx.selectFrom('sessions').select('challenge').where('token_digest', '=', tokenDigest(token))
    const row = await session.forUpdate().executeTakeFirst()
    await tx.updateTable('sessions').set({ challenge: null }).where('token_digest', '=', tokenDigest(token)).execute()
    return row?.challenge ?? null
  })
}

const failed = { code: 'passkey-failed', message: '通行密钥没有通过验证，请再试一次，或用另一把密钥' }
