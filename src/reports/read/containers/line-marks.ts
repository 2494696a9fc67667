// Marks that a program put before every line: the numbers of a listing, the angle brackets of a quoted mail.

/** The lines without marks that stand before nearly all of them. */
export function withoutLineMarks(lines: string[]): string[] {
  return withoutNumbers(withoutQuotes(lines))
}

function withoutQuotes(lines: string[]): string[] {
  if (!lines.some((line) => quoted.test(line))) return lines
  const filled = lines.filter((line) => line.trim())
  const marked = filled.filter((line) => quoted.test(line)).length
  return marked >= 20 && marked * 10 > filled.length * 8 ? lines.map((line) => line.replace(quoted, '')) : lines
}

/** Numbers that go up by one from line to line, empty lines included: no table counts on through a whole report. */
function withoutNumbers(lines: string[]): string[] {
  if (lines.length < fewest) return lines
  const first = numberOf(lines.find((line) => line.trim()))
  if (first === null) return lines
  const numbers = lines.map(numberOf)
  const steps = numbers.filter(
    (number, at) => at > 0 && number !== null && number === (numbers[at - 1] ?? -2) + 1,
  ).length
  return steps * 10 > (lines.length - 1) * 9 ? lines.map((line) => line.replace(counted, '')) : lines
}

const numberOf = (line: string | undefined): number | null => {
  const match = line === undefined ? null : counted.exec(line)
  return match ? Number(match[1]) : null
}

const fewest = 20
const quoted = /^(?:[>＞|]\s?(?=[>＞]))*[>＞]\s?/
const counted = /^[ \t]*(\d{1,6})(?:[:：.|│)\]→]\s?|\t| {1,4}|$)/
