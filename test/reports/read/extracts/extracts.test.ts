// Extracts by chance, a few in every layout and with every oddity: nothing is wrong in silence. Whole reports without
// an oddity are read in full. `survey.ts` reads thousands.
import { expect, test } from 'vitest'
import { readReport } from '../../../../src/reports/read/index.ts'
import { scored } from '../truth.ts'
import { type Dressed, dressed, prints } from './dressing.ts'

const made = Array.from({ length: 400 }, (_, at) => dressed(at + 1))

async function off({ text, file, ...truth }: Dressed) {
  const read = await readReport(new TextEncoder().encode(text), { name: file })
  return { ...scored(read, truth), year: read.report.year }
}

for (const layout of Object.keys(prints))
  test(layout, async () => {
    const own = made.filter(({ drawn }) => drawn['layout'] === layout)
    expect(own.length).toBeGreaterThan(1)
    for (const one of own) {
      const { silent, off: wrong } = await off(one)
      expect(silent, JSON.stringify(one.drawn)).toEqual([])
      if (isPlain(one)) expect(wrong, JSON.stringify(one.drawn)).toEqual([])
    }
  })

/** Nothing odd was drawn, and the layout keeps the cells apart. */
const isPlain = ({ drawn }: Dressed) =>
  drawn['cut'] === 'whole' &&
  !/glued|commas/.test(drawn['layout']!) &&
  Object.keys(drawn).every((name) => ['size', 'edition', 'layout', 'cut', 'sums'].includes(name))

/** What thousands of extracts found wrong in silence once. */
const once: Record<string, Record<string, string>> = {
  'a row cut off in a squared table': { layout: 'markdown', cut: 'cut' },
  'a row cut off behind blank lines': { layout: 'markdown', noise: 'blank lines between all', cut: 'cut' },
  'a damaged label behind one without figures': {
    layout: 'one line, blanks',
    labels: 'characters wrong',
    rows: 'the values of a row lost',
  },
  'a figure that ends like an ordinal': { layout: 'one line, blanks', labels: 'no ordinals' },
  'a row more in one line of figures with units': { layout: 'one line, blanks', numbers: 'items', rows: 'a row more' },
  'page numbers in blank cells': { layout: 'row pipe first on its line', noise: 'bare page numbers', blanks: 'parts' },
  'the total before its parts': { heads: 'total first' },
  'columns of table two turned': { heads: 'columns of table two turned' },
  'a column of subtotals, some blank': { heads: 'a column of subtotals', blanks: 'zeros' },
  'numbers before the rows': { heads: 'numbered rows', layout: 'cell pipe newline', blanks: 'zeros' },
  'a row that alone lacks its total': { layout: 'html, spans filled', rows: 'a value lost', blanks: 'parts' },
  'a group named again behind its row': { layout: 'markdown, labels repeated', rows: 'head again' },
}

for (const [name, wanted] of Object.entries(once))
  test(name, async () => {
    for (let seed = 1; seed <= 10; seed++) expect((await off(dressed(seed, wanted))).silent, `${seed}`).toEqual([])
  })
