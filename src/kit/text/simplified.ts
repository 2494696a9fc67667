import { Converter } from 'opencc-js/t2cn'

let convert: ((text: string) => string) | undefined

/** Text as it is compared: simplified script, usual width, small Latin letters. Punctuation stays. */
export function simplified(text: string): string {
  convert ??= Converter({ from: 't', to: 'cn' })
  return convert(text.normalize('NFKC')).toLowerCase()
}
