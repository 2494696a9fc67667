// CSV as RFC 4180 has it, with the byte order mark that spreadsheets need to see UTF-8.

export const byteOrderMark = '\uFEFF'

export const csvLine = (values: readonly (string | number | null)[]): string =>
  `${values.map((value) => (value === null ? '' : field(String(value)))).join(',')}\r\n`

const field = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Records of fields; a byte order mark, bare newlines and a missing last newline are accepted. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  let rest = 0
  const body = text.startsWith(byteOrderMark) ? text.slice(1) : text
  while (rest < body.length) {
    const { value, end } = nextField(body, rest)
    record.push(value)
    if (body[end] === ',') {
      rest = end + 1
      if (rest === body.length) record.push('')
      continue
    }
    records.push(record)
    record = []
    rest = end + (body.startsWith('\r\n', end) ? 2 : 1)
  }
  if (record.length) records.push(record)
  return records
}

function nextField(text: string, from: number): { value: string; end: number } {
  if (text[from] !== '"') {
    let end = from
    while (end < text.length && !',\r\n'.includes(text[end]!)) end++
    return { value: text.slice(from, end), end }
  }
  let value = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { value: value + text.slice(at), end: text.length }
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1 }
    value += '"'
    at = quote + 2
  }
}
