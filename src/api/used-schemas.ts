// Every named schema exists twice in what the library makes, as it is sent and as it is received; the document keeps
// those that an operation leads to.
import { jsonSchemaTransformObject } from 'fastify-type-provider-zod'

type Document = Parameters<typeof jsonSchemaTransformObject>[0]

export function withUsedSchemas(given: Document): ReturnType<typeof jsonSchemaTransformObject> {
  const document = jsonSchemaTransformObject(given)
  if (!('components' in document)) return document
  const schemas: Record<string, unknown> = document.components?.schemas ?? {}
  const used = new Set<string>()
  const visit = (part: unknown) => {
    for (const [, name] of JSON.stringify(part ?? {}).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name!)) continue
      used.add(name!)
      visit(schemas[name!])
    }
  }
  visit(document.paths)
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)))
  return { ...document, components: { ...document.components, schemas: kept } } as typeof document
}
