// The security headers of every answer. They are helmet's, worked out once: it would make the same ones anew for each.
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import Fastify from 'fastify'

type Policy = Record<string, string[]>

/** Header by name. `policy`: the directives of the content security policy. */
export async function securityHeaders(policy: Policy = contentPolicy): Promise<Record<string, string>> {
  const options: FastifyHelmetOptions = {
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    // Whether the site is reached by https is the proxy's to say.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  }
  const sample = Fastify()
  sample.get('/plain', (_request, reply) => reply.send())
  await sample.register(async (guarded) => {
    await guarded.register(helmet, options)
    guarded.get('/guarded', (_request, reply) => reply.send())
  })
  const { headers: plain } = await sample.inject('/plain')
  const { headers } = await sample.inject('/guarded')
  await sample.close()
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (name in plain ? [] : [[name, String(value)]])),
  )
}

/** No other host is called; scripts are files of ours. Charts are drawn with style attributes. */
const contentPolicy: Policy = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'"],
  styleSrcAttr: ["'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}
