// What the operator sets: environment variables, each with a default that works on a fresh machine.
import { resolve } from 'node:path'
import { OperatorTrouble } from './db/trouble.ts'
import { type DigestAlgorithm, digestAlgorithms } from './kit/crypto/digest.ts'
import { type SealAlgorithm, sealAlgorithms } from './kit/crypto/sealed.ts'

export interface Config {
  /** PORT; 0 takes any free one. */
  port: number
  /** HOST: the address to listen on. */
  host: string
  /** GONGKAI_ORIGIN: the address under which people reach the installation, for links and passkeys. */
  origin: string
  /** GONGKAI_DATA, absolute: the database, the files, the keys. */
  data: string
  /** DATABASE_URL: a PostgreSQL server (15 or later) in place of the one that comes with the program. */
  databaseUrl: string | null
  /** GONGKAI_KEYS: the master keys as JSON, where they are not to lie in the data folder. */
  keys: string | null
  /** GONGKAI_LOG: fatal, error, warn, info, debug, trace or silent. */
  logLevel: string
  /** GONGKAI_METRICS_TOKEN: lets other machines read /metrics with `Authorization: Bearer …`. */
  metricsToken: string | null
  /** GONGKAI_TRUST_PROXY: addresses of the proxies whose X-Forwarded-For is believed. */
  trustProxy: string[]
  /** GONGKAI_SMTP: smtp://user:password@host:port for e-mail; GONGKAI_MAIL_FROM: the sender. */
  smtp: string | null
  mailFrom: string
  /** GONGKAI_SMS_URL and GONGKAI_SMS_TOKEN: the gateway for short messages, which takes {id, to, text}. */
  smsUrl: string | null
  smsToken: string | null
  /** GONGKAI_SEAL: gcm (AES-256-GCM) or sm4 (SM4-CBC with HMAC-SM3) for personal data. */
  sealWith: SealAlgorithm
  /** GONGKAI_RECORD: sha256 or sm3 for the chain of the record. */
  recordWith: DigestAlgorithm
  /** GONGKAI_SEAL_P12: the certificate of the electronic seal (PKCS #12); `{organ}` in the path stands for the organ's id.
   *  GONGKAI_SEAL_PASSWORD opens it. Without one, letters leave the place of the seal blank. */
  sealCertificate: string | null
  sealPassword: string
  /** GONGKAI_OIDC_ISSUER, GONGKAI_OIDC_CLIENT_ID, GONGKAI_OIDC_CLIENT_SECRET: the OpenID Connect provider by which staff may
   *  sign in; it is told GONGKAI_ORIGIN/api/oidc/callback as the address to come back to. */
  oidcIssuer: string | null
  oidcClientId: string | null
  oidcClientSecret: string | null
  /** GONGKAI_RATE: requests a minute from one address. */
  rate: number
  /** GONGKAI_EXTERNAL_LINKS: how many links to other sites in published texts may be asked for a night; 0: none. */
  externalLinks: number
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** Throws OperatorTrouble `bad-setting` that names the variable, what it holds and what it may hold. */
export function configFrom(env: Record<string, string | undefined>): Config {
  return {
    port: wholeNumber(env, 'PORT', 3000, 0, 65_535),
    host: env['HOST'] || '127.0.0.1',
    origin: originFrom(env),
    data: resolve(env['GONGKAI_DATA'] || 'data'),
    databaseUrl: env['DATABASE_URL'] || null,
    keys: env['GONGKAI_KEYS'] || null,
    logLevel: oneOf(env, 'GONGKAI_LOG', 'info', logLevels),
    metricsToken: env['GONGKAI_METRICS_TOKEN'] || null,
    trustProxy: env['GONGKAI_TRUST_PROXY']?.split(',').map((one) => one.trim()) ?? [],
    smtp: env['GONGKAI_SMTP'] || null,
    mailFrom: env['GONGKAI_MAIL_FROM'] || '政府信息公开 <gongkai@localhost>',
    smsUrl: env['GONGKAI_SMS_URL'] || null,
    smsToken: env['GONGKAI_SMS_TOKEN'] || null,
    sealWith: oneOf(env, 'GONGKAI_SEAL', 'gcm', [...sealAlgorithms]) as SealAlgorithm,
    recordWith: oneOf(env, 'GONGKAI_RECORD', 'sha256', [...digestAlgorithms]) as DigestAlgorithm,
    sealCertificate: env['GONGKAI_SEAL_P12'] || null,
    sealPassword: env['GONGKAI_SEAL_PASSWORD'] || '',
    oidcIssuer: issuerFrom(env),
    oidcClientId: env['GONGKAI_OIDC_CLIENT_ID'] || null,
    oidcClientSecret: env['GONGKAI_OIDC_CLIENT_SECRET'] || null,
    rate: wholeNumber(env, 'GONGKAI_RATE', 600, 1, 1_000_000),
    externalLinks: wholeNumber(env, 'GONGKAI_EXTERNAL_LINKS', 0, 0, 10_000),
  }
}

type Env = Record<string, string | undefined>

function wholeNumber(env: Env, name: string, otherwise: number, least: number, most: number): number {
  const text = env[name]
  if (!text) return otherwise
  const value = Number(text)
  if (Number.isInteger(value) && least <= value && value <= most) return value
  throw badSetting(name, text, `${least} 至 ${most} 之间的整数`)
}

function oneOf(env: Env, name: string, otherwise: string, allowed: string[]): string {
  const text = env[name]
  if (!text || allowed.includes(text)) return text || otherwise
  throw badSetting(name, text, `${allowed.join('、')} 之一`)
}

function issuerFrom(env: Env): string | null {
  const text = env['GONGKAI_OIDC_ISSUER']
  if (!text) return null
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text
  throw badSetting('GONGKAI_OIDC_ISSUER', text, '认证服务的网址，例如 https://login.example.gov.cn')
}

function originFrom(env: Env): string {
  const text = env['GONGKAI_ORIGIN'] || `http://localhost:${env['PORT'] || 3000}`
  if (URL.canParse(text) && new URL(text).origin === text) return text
  throw badSetting('GONGKAI_ORIGIN', text, '不带路径的网址，例如 https://xxgk.example.gov.cn')
}

const badSetting = (name: string, seen: string, expected: string) =>
  new OperatorTrouble('bad-setting', `环境变量 ${name} 的值是“${seen}”，应为 ${expected}。`)
