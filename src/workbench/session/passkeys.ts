// The browser's side of WebAuthn: the API speaks base64url, the browser bytes.
import { post } from '../api/client.ts'

interface Options {
  challenge: string
  user?: { id: string; name: string; displayName: string }
  allowCredentials?: { id: string }[]
  excludeCredentials?: { id: string }[]
}

/** The second step of signing in with a passkey. Throws where the person breaks off. */
export async function signInWithPasskey(): Promise<void> {
  const options = await post<Options>('/session/passkey/options')
  const publicKey = inBytes(options) as unknown as PublicKeyCredentialRequestOptions
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential
  const answer = credential.response as AuthenticatorAssertionResponse
  await post('/session/passkey', {
    ...common(credential),
    response: {
      clientDataJSON: text(answer.clientDataJSON),
      authenticatorData: text(answer.authenticatorData),
      signature: text(answer.signature),
      ...(answer.userHandle && { userHandle: text(answer.userHandle) }),
    },
  })
}

export async function registerPasskey(label: string): Promise<void> {
  const options = await post<Options>('/me/passkeys/options')
  const publicKey = inBytes(options) as unknown as PublicKeyCredentialCreationOptions
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential
  const answer = credential.response as AuthenticatorAttestationResponse
  const response = {
    ...common(credential),
    response: {
      clientDataJSON: text(answer.clientDataJSON),
      attestationObject: text(answer.attestationObject),
      transports: answer.getTransports(),
    },
  }
  await post('/me/passkeys', { label, response })
}

export const passkeysWork = (): boolean => typeof PublicKeyCredential !== 'undefined' && isSecureContext

const common = (credential: PublicKeyCredential) => ({
  id: credential.id,
  rawId: text(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  clientExtensionResults: credential.getClientExtensionResults(),
})

const inBytes = ({ challenge, user, allowCredentials, excludeCredentials, ...rest }: Options) => ({
  ...rest,
  challenge: bytes(challenge),
  ...(user && { user: { ...user, id: bytes(user.id) } }),
  ...(allowCredentials && { allowCredentials: allowCredentials.map((one) => ({ ...one, id: bytes(one.id) })) }),
  ...(excludeCredentials && { excludeCredentials: excludeCredentials.map((one) => ({ ...one, id: bytes(one.id) })) }),
})

const bytes = (base64url: string): Uint8Array =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const text = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
