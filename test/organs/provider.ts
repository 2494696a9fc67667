// A small provider of OpenID Connect for tests: it signs tokens for whoever the test says is at the door.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll } from 'vitest'

export interface Provider {
  issuer: string
  /** Who says yes on the provider's page; null breaks off. */
  person: Record<string, unknown> | null
}

export async function provider(clientId: string): Promise<Provider> {
  const keys = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, { nonce: string; claims: Record<string, unknown> }>()
  const self: Provider = { issuer: '', person: null }
  const server = createServer(async (request, response) => {
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const { pathname, searchParams } = new URL(request.url!, self.issuer)
    if (pathname === '/.well-known/openid-configuration')
      return json({
        issuer: self.issuer,
        authorization_endpoint: `${self.issuer}/authorize`,
        token_endpoint: `${self.issuer}/token`,
        jwks_uri: `${self.issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    if (pathname === '/favicon.ico') return response.writeHead(204).end()
    if (pathname === '/keys') return json({ keys: [jwk] })
    if (pathname === '/authorize') {
      const back = new URL(searchParams.get('redirect_uri')!)
      back.searchParams.set('state', searchParams.get('state')!)
      if (self.person) {
        const code = `code-${codes.size}`
        codes.set(code, { nonce: searchParams.get('nonce')!, claims: self.person })
        back.searchParams.set('code', code)
      } else back.searchParams.set('error', 'access_denied')
      // A page of the provider's own stands between, as in life: the way back begins on its site.
      return response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(`<!doctype html><title>认证</title><a href="${back.href.replaceAll('&', '&amp;')}">继续</a>`)
    }
    const given = codes.get(new URLSearchParams(await bodyOf(request)).get('code') ?? '')
    if (!given) return json({ error: 'invalid_grant' }, 400)
    const idToken = await new SignJWT({ nonce: given.nonce, ...given.claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(self.issuer)
      .setAudience(clientId)
      .setSubject('person-1')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(keys.privateKey)
    return json({ access_token: 'a', token_type: 'Bearer', id_token: idToken })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  self.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  afterAll(() => server.close())
  return self
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}
