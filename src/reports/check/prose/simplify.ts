import * as OpenCC from 'opencc-js'

let convert: ((text: string) => string) | undefined
export function toSimplified(text: string): string {
  convert ??= OpenCC.Converter({ from: 't', to: 'cn' })
  return convert(text)
}
