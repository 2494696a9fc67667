import type { Found, KnownSubjects, Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'
import type { Figure } from './figures.ts'
import { countIn } from './numbers.ts'
import { isOfTheYear, narrowerScope, type Passage, quoted } from './passages.ts'

/** A number in the prose, and every figure of the tables that it may rightly mean. */
export interface Statement {
  chapter: number
  quote: string
  value: number
  figures: Figure[]
  /** The figures that it equals. */
  fits: Figure[]
  /** Where the prose speaks of a scope other than the table's. */
  scope: string | null
  table: Found['table']
}

/** A rule that finds the numbers in the prose which fit no figure. */
export interface StatementRule extends Rule {
  statements(subject: Subject, known: KnownSubjects): Iterable<Statement>
}

export function statementRule(
  rule: Omit<Rule, 'check' | 'severity'> & Pick<StatementRule, 'statements'>,
): StatementRule {
  return {
    severity: 'warning',
    ...rule,
    *check(subject, known) {
      const seen = new Set<string>()
      for (const statement of rule.statements(subject, known)) {
        const key = `${statement.chapter} ${statement.quote} ${statement.value}`
        if (statement.fits.length || seen.has(key)) continue
        seen.add(key)
        yield doubt(statement)
      }
    },
  }
}

const numerals = ['', '一', '二', '三', '四', '五', '六']
const tables = { disclosure: '表二', requests: '表三', relief: '表四' }

function doubt({ chapter, quote, value, figures, scope, table }: Statement): Found {
  const seen = distinct(figures)
    .map(({ name, value }) => `${name} ${value}`)
    .join('，')
  return {
    ...(scope === null ? {} : { severity: 'note' }),
    table,
    chapter,
    left: value,
    right: figures[0]!.value,
    message:
      `第${numerals[chapter]}部分写“${quoted(quote)}”，而${tables[table!]}${seen}` +
      (scope === null ? '' : `（文中说的是“${scope}”，口径可能不同）`),
  }
}

/** The first figure of each value: a figure that comes to the same says nothing more. */
const distinct = (figures: Figure[]) =>
  figures.filter(({ value }, at) => figures.findIndex((other) => other.value === value) === at)

/** The statement of a clause, where its words and a number are found and it speaks of the year. */
export function* stated(
  subject: Subject,
  passage: Passage,
  pattern: RegExp,
  figures: Figure[],
  table: Statement['table'],
  isOut: (upTo: string, match: RegExpExecArray) => boolean = () => false,
): Iterable<Statement> {
  if (figures.length === 0) return
  const match = pattern.exec(passage.clause)
  const value = match ? countIn(match[1]!) : undefined
  if (!match || value === undefined) return
  const upTo = passage.clause.slice(0, match.index + match[0].lastIndexOf(match[1]!))
  if (!isOfTheYear(subject, passage, upTo) || isOut(upTo, match)) return
  yield {
    chapter: passage.chapter,
    quote: passage.clause,
    value,
    figures,
    fits: figures.filter((figure) => figure.value === value),
    scope: narrowerScope(subject, passage, upTo),
    table,
  }
}
