// Which folder of src/ may import which: one rule a line, each with its reason. `npm run check` and the tests read them.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

interface ImportRule {
  /** Files the rule speaks of, as a prefix below src/. */
  from: string
  /** What they may not import: a prefix below src/, or the start of a package name. */
  not: string[]
  /** Exceptions to `not`. */
  except?: string[]
  because: string
}

const edges = ['api/', 'portal/', 'cli/', 'jobs/', 'workbench/']
const domains = ['reports/', 'requests/', 'relief/', 'documents/', 'engagement/', 'oversight/', 'organs/', 'notices/']

export const importRules: ImportRule[] = [
  {
    from: 'kit/',
    not: ['law/', 'record/', 'db/', 'papers/', 'app.ts', ...domains, ...edges],
    because: 'kit is what every other folder stands on, so it stands on none of them',
  },
  {
    from: 'law/',
    not: ['record/', 'db/', 'papers/', 'app.ts', ...domains, ...edges, 'node:', 'pg', 'kysely', 'fastify', 'react'],
    because: 'the law is pure: days come in as arguments, results go out as values',
  },
  ...domains.map((from) => ({ from, not: edges, because: 'a domain does not know which edge calls it' })),
  {
    from: 'workbench/',
    not: ['db/', 'app.ts', 'portal/', 'cli/', 'jobs/', 'record/', ...domains],
    because: 'the workbench is a client of the API and of nothing else, so that an office system can do all it can',
  },
  ...['portal/', 'api/', 'reports/'].map((from) => ({
    from,
    not: ['react'],
    because: 'JSX outside the workbench becomes text at once: take Html and htmlOf from kit/html (decision 4)',
  })),
  {
    from: 'cli/',
    not: ['api/', 'portal/', 'jobs/', 'workbench/'],
    because: 'edges do not lean on each other; src/server.ts puts them together',
  },
]

/** Domains speak to each other through their index. */
const indexRule = 'domains speak to each other through their index.ts, so that the inside of each can change'

export interface Import {
  file: string
  target: string
}

/** Every static, dynamic and re-export import of src/, project files as paths below src/, packages by name. */
export function importsOf(root: string): Import[] {
  const src = join(root, 'src')
  return (readdirSync(src, { recursive: true }) as string[])
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(src, file), 'utf8')
      const specifiers = [...text.matchAll(/(?:^|[\s;}])(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((m) => m[1]!)
      return specifiers.map((name) => ({
        file,
        target: name.startsWith('.') ? relative(src, resolve(src, dirname(file), name)) : name,
      }))
    })
}

/** One sentence per import that breaks a rule. */
export function brokenRules(imports: Import[]): string[] {
  const broken = imports.flatMap(({ file, target }) =>
    importRules
      .filter(({ from, not, except = [] }) => file.startsWith(from) && hits(not, target) && !hits(except, target))
      .map(({ because }) => `src/${file} imports ${target}: ${because}`),
  )
  for (const { file, target } of imports) {
    const domain = domains.find((prefix) => target.startsWith(prefix))
    if (!domain || file.startsWith(domain) || target === `${domain}index.ts`) continue
    if (domains.some((prefix) => file.startsWith(prefix))) broken.push(`src/${file} imports ${target}: ${indexRule}`)
  }
  return broken
}

const hits = (prefixes: string[], target: string) => prefixes.some((prefix) => target.startsWith(prefix))
