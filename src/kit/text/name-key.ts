import { Converter } from 'opencc-js/t2cn'

let toSimplified: ((text: string) => string) | undefined

/** A name as it is looked up: simplified script, usual width, no blanks or punctuation (臨汾市 人民政府 → 临汾市人民政府). */
export function nameKey(name: string): string {
  toSimplified ??= Converter({ from: 't', to: 'cn' })
  return toSimplified(name.normalize('NFKC'))
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
