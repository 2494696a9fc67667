// The Traditional-script view: the text of a finished page is converted, its tags are not.
import { Converter } from 'opencc-js'

const convert = Converter({ from: 'cn', to: 'hk' })
const spokenAttributes = / (aria-label|title|placeholder|alt|content)="([^"]*)"/g
const silent = /^<(script|style)\b/

/**
 * The page in traditional characters, letter for letter (no local phrases). What carries `data-as-published`, and what
 * stands in scripts and in fields, stays as it is.
 */
export function inTraditional(html: string): string {
  const out: string[] = []
  let keep: { tag: string; depth: number } | null = null
  for (const piece of html.split(/(<[^>]*>)/)) {
    if (!piece.startsWith('<')) {
      out.push(keep ? piece : convert(piece))
      continue
    }
    const tag = /^<\/?([a-z0-9]+)/i.exec(piece)?.[1] ?? ''
    if (keep) {
      out.push(piece)
      if (tag === keep.tag) keep.depth += piece.startsWith('</') ? -1 : 1
      if (keep.depth === 0) keep = null
      continue
    }
    if (silent.test(piece) || piece.includes(' data-as-published') || tag === 'textarea') keep = { tag, depth: 1 }
    out.push(piece.replace(spokenAttributes, (_, name: string, text: string) => ` ${name}="${convert(text)}"`))
  }
  return out.join('')
}
