// Signing in through a provider of OpenID Connect: a small one of the test's own.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nameKey } from '../../src/kit/text/name-key.ts'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'

const keys = await generateKeyPair('RS256')
const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
/** Codes that the provider has given out, each with the claims of its person. */
const codes = new Map<string, { nonce: string; claims: Record<string, unknown>; challenge: string }>()
const seen: { authorization?: string; verifier?: string } = {}

const provider = createServer(async (request, response) => {
  const json = (body: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (request.url === '/.well-known/openid-configuration')
    return json({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    })
  if (request.url === '/keys') return json({ keys: [jwk] })
  const form = new URLSearchParams(await bodyOf(request))
  const given = codes.get(form.get('code') ?? '')
  seen.authorization = request.headers.authorization ?? ''
  seen.verifier = form.get('code_verifier') ?? ''
  if (!given) return json({ error: 'invalid_grant' }, 400)
  const idToken = await new SignJWT({ nonce: given.nonce, ...given.claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuer(issuer)
    .setAudience('gongkai')
    .setSubject('person-1')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(keys.privateKey)
  return json({ access_token: 'a', token_type: 'Bearer', id_token: idToken })
})
await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
afterAll(() => provider.close())

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

const app = await testApp(
  {},
  { GONGKAI_OIDC_ISSUER: issuer, GONGKAI_OIDC_CLIENT_ID: 'gongkai', GONGKAI_OIDC_CLIENT_SECRET: 'geheim' },
)
const server = await buildServer(app)
afterAll(() => server.close())

beforeAll(async () => {
  await app.db
    .insertInto('organs')
    .values({ id: 'bureau', name: '示例局', name_key: nameKey('示例局') })
    .execute()
  const person = (login: string, email: string, disabled = false) =>
    app.db
      .insertInto('staff')
      .values({ organ_id: 'bureau', login, name: login, email, disabled_at: disabled ? new Date() : null })
      .execute()
  await person('li.ming', 'li@example.com')
  await person('zhao.liu', 'shared@example.com')
  await person('qian.qi', 'shared@example.com')
  await person('gone', 'gone@example.com', true)
})

/** Goes to the provider and comes back as the person of these claims. */
async function comeBack(
  claims: Record<string, unknown>,
  change: { state?: string; nonce?: string; cookie?: string } = {},
) {
  const start = await server.inject('/api/oidc/start')
  expect(start.statusCode).toBe(302)
  const at = new URL(start.headers.location!)
  const cookie = String(start.headers['set-cookie']).split(';')[0]!
  const code = `code-${codes.size}`
  codes.set(code, {
    nonce: change.nonce ?? at.searchParams.get('nonce')!,
    claims,
    challenge: at.searchParams.get('code_challenge')!,
  })
  const query = new URLSearchParams({ code, state: change.state ?? at.searchParams.get('state')! })
  return server.inject({ url: `/api/oidc/callback?${query}`, headers: { cookie: change.cookie ?? cookie } })
}

const sessionIn = (headers: Record<string, unknown>) =>
  [headers['set-cookie']]
    .flat()
    .map(String)
    .find((one) => one.startsWith('gongkai_session='))
    ?.split(';')[0]

describe('a person of the provider', () => {
  test.each([
    ['by login name', { preferred_username: 'Li.Ming' }],
    ['by e-mail', { preferred_username: 'somebody', email: 'LI@example.com', email_verified: true }],
  ])('is signed in %s', async (_, claims) => {
    const answer = await comeBack(claims)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    const cookie = sessionIn(answer.headers)!
    const me = await server.inject({ url: '/api/session', headers: { cookie } })
    expect(me.json()).toMatchObject({ name: 'li.ming' })
    expect(seen.authorization).toMatch(/^Basic /)
    expect(seen.verifier).toBeTruthy()
  })

  test.each([
    ['unknown here', { preferred_username: 'nobody', email: 'nobody@example.com' }],
    ['disabled here', { preferred_username: 'gone' }],
    ['with an address that the provider does not vouch for', { email: 'li@example.com', email_verified: false }],
    ['with an address of which the provider says nothing', { email: 'li@example.com' }],
    ['with an address that two people share', { email: 'shared@example.com' }],
  ])('%s is not', async (_, claims) => {
    const answer = await comeBack(claims)
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/workbench/sign-in?because=unknown-person'])
    expect(sessionIn(answer.headers)).toBeUndefined()
  })
})

describe('an answer that is not to our question', () => {
  const claims = { preferred_username: 'li.ming' }
  test.each([
    ['another state', { state: 'other' }, 'oidc-failed'],
    ['another nonce', { nonce: 'other' }, 'oidc-failed'],
    ['no ticket', { cookie: 'gongkai_oidc=made-up' }, 'session-expired'],
  ])('%s', async (_, change, code) => {
    const answer = await comeBack(claims, change)
    expect([answer.statusCode, answer.headers.location]).toEqual([302, `/workbench/sign-in?because=${code}`])
    expect(sessionIn(answer.headers)).toBeUndefined()
  })
})

test('without a provider, nothing is offered', async () => {
  expect((await server.inject('/api/oidc')).json()).toMatchObject({ offered: true })
  const plain = await buildServer({ ...app, config: { ...app.config, oidcIssuer: null } })
  expect((await plain.inject('/api/oidc')).json()).toMatchObject({ offered: false })
  expect((await plain.inject('/api/oidc/start')).headers.location).toBe('/workbench/sign-in?because=no-oidc')
  await plain.close()
})
