// 统一身份认证: signing in through the office's OpenID Connect provider. Accounts are made here, by the administrator; the
// provider only says who is at the door, and asks for the factors that it is set to ask for.
import { sql } from 'kysely'
import * as client from 'openid-client'
import type { App } from '../app.ts'
import type { Config } from '../config.ts'
import { seal, unseal } from '../kit/crypto/sealed.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { openSession } from './sign-in.ts'
import type { StaffRow } from './staff-store.ts'

export interface OidcStart {
  /** Where the person is sent. */
  url: string
  /** For a cookie of some minutes: what the answer is checked against. */
  ticket: string
}

interface Ticket {
  state: string
  nonce: string
  verifier: string
  until: number
}

export const oidcMinutes = 10
const context = 'sign-in by oidc'
const notOffered = { code: 'no-oidc', message: '没有配置统一身份认证，请用账号和口令登录' }

export async function startOidc(app: App): Promise<Result<OidcStart>> {
  const provider = await providerOf(app)
  if (!provider.ok) return provider
  const verifier = client.randomPKCECodeVerifier()
  const ticket: Ticket = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier,
    until: app.now().getTime() + oidcMinutes * 60_000,
  }
  const url = client.buildAuthorizationUrl(provider.value, {
    redirect_uri: callbackOf(app.config),
    scope: 'openid profile email',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: ticket.state,
    nonce: ticket.nonce,
  })
  return accepted({ url: url.href, ticket: seal(app.keys, JSON.stringify(ticket), context) })
}

/** The session of the person that the provider names; `query` is what it sent back with. */
export async function finishOidc(
  app: App,
  ticket: string,
  query: string,
  from: string | null,
  agent: string | null = null,
): Promise<Result<{ token: string }>> {
  const provider = await providerOf(app)
  if (!provider.ok) return provider
  const opened = openTicket(app, ticket)
  if (!opened) return refused({ code: 'session-expired', message: '登录已过期，请重新开始登录' })
  const claims = await client
    .authorizationCodeGrant(provider.value, new URL(`${callbackOf(app.config)}?${query}`), {
      pkceCodeVerifier: opened.verifier,
      expectedState: opened.state,
      expectedNonce: opened.nonce,
      idTokenExpected: true,
    })
    .then((tokens) => tokens.claims())
    .catch((error: Error) => {
      app.log.warn({ err: error.message }, 'sign-in by oidc failed')
      return undefined
    })
  if (!claims) return refused({ code: 'oidc-failed', message: '统一身份认证没有通过，请重试或者用账号和口令登录' })
  const staff = await staffOfClaims(app, claims)
  if (!staff)
    return refused({ code: 'unknown-person', message: '身份已确认，但本平台没有与之对应的在用账号，请联系机关管理员' })
  return accepted({ token: await openSession(app, staff, { from, agent, complete: true }) })
}

export const offersOidc = ({ oidcIssuer, oidcClientId }: Config): boolean => Boolean(oidcIssuer && oidcClientId)

const callbackOf = ({ origin }: Config) => `${origin}/api/oidc/callback`

/** What the provider says of itself is read once. */
const providers = new WeakMap<Config, Promise<client.Configuration>>()

async function providerOf({ config, log }: App): Promise<Result<client.Configuration>> {
  if (!offersOidc(config)) return refused(notOffered)
  const issuer = new URL(config.oidcIssuer!)
  const onThisMachine = ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname)
  const known =
    providers.get(config) ??
    client.discovery(
      issuer,
      config.oidcClientId!,
      undefined,
      config.oidcClientSecret ? client.ClientSecretBasic(config.oidcClientSecret) : client.None(),
      { timeout: 10, ...(onThisMachine && { execute: [client.allowInsecureRequests] }) },
    )
  providers.set(config, known)
  try {
    return accepted(await known)
  } catch (error) {
    providers.delete(config)
    log.error({ err: error }, 'the oidc provider could not be read')
    return refused({ code: 'oidc-unreachable', message: '统一身份认证暂时连不上，请用账号和口令登录' })
  }
}

function openTicket(app: App, ticket: string): Ticket | undefined {
  try {
    const opened = JSON.parse(unseal(app.keys, ticket, context)) as Ticket
    return opened.until > app.now().getTime() ? opened : undefined
  } catch {
    return undefined
  }
}

/** By login name, else by an e-mail address that the provider vouches for and one active person has. */
async function staffOfClaims(app: App, claims: Record<string, unknown>): Promise<StaffRow | undefined> {
  const login = typeof claims['preferred_username'] === 'string' ? claims['preferred_username'].toLowerCase() : null
  const email = typeof claims['email'] === 'string' && claims['email_verified'] === true ? claims['email'] : null
  const { rows } = await sql<StaffRow>`
    select * from staff where disabled_at is null and not is_example
      and (login = ${login} or lower(email) = lower(${email}))
    order by (login = ${login}) is true desc limit 2`.execute(app.db)
  const [first, second] = rows
  return first && (first.login === login || !second) ? first : undefined
}
