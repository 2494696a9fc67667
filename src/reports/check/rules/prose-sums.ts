// Sums and shares that the prose itself states.
import { agreesTo } from '../prose/numbers.ts'
import { quoted } from '../prose/passages.ts'
import { clausesOf, sentencesOf } from '../prose/plain.ts'
import type { Rule } from '../rule.ts'

const numerals = ['', '一', '二', '三', '四', '五', '六']
const basis = '文字校核惯例：分项之和等于总数，比率由所列数字得出'

export const lists: Rule = {
  id: 'TX-LIST',
  severity: 'warning',
  title: '文中的分项与总数',
  basis,
  sentence: '“共 N 件（甲 x 件、乙 y 件）”的 N 等于各项之和；写明“其中”的，各项之和不大于 N。',
  *check(subject) {
    for (const { no } of subject.report.chapters) {
      if (no === null) continue
      for (const list of [...inBrackets(subject.text(no)), ...afterOfWhich(subject.text(no))]) {
        const sum = list.items.reduce((total, item) => total + item, 0)
        if (list.partial ? sum <= list.total : sum === list.total) continue
        yield {
          chapter: no,
          left: list.total,
          right: sum,
          message:
            `第${numerals[no]}部分写“${quoted(list.quote)}”，而各项 ${list.items.join('+')}=${sum}` +
            (list.partial ? `，大于总数 ${list.total}` : ''),
        }
      }
    }
  },
  examples: [
    {
      shows: '80+40 不等于 130',
      given: { chapters: { 1: '全年发布信息130条（网站80条、公众号40条）。' } },
      finds: ['第一部分写“130条（网站80条、公众号40条）”，而各项 80+40=120'],
    },
    {
      shows: '其中各项大于总数',
      given: { chapters: { 1: '公开信息100条，其中政务信息60条，财务信息30条，党务信息20条。' } },
      finds: [
        '第一部分写“公开信息100条，其中政务信息60条，财务信息30条，党务信息20条”，而各项 60+30+20=110，大于总数 100',
      ],
    },
    {
      shows: '“增加25件”不是总数',
      given: { chapters: { 1: '收到申请353件，比上年增加25件，其中自然人310件、法人43件。' } },
      finds: [],
    },
    {
      shows: '相符；不同量词不合计',
      given: {
        chapters: {
          1: '发布消息300条。其中村务230条，财务60条，其他10条。发文12件（网站8件、公报4件）。开会3次（参加60人次、资料80份）。',
        },
      },
      finds: [],
    },
  ],
}

interface List {
  quote: string
  total: number
  items: number[]
  partial: boolean
}

const unit = '(?:件|条|份|篇|期|次|项|个)'

const bracketed = new RegExp(`(\\d+)(${unit})（([^（）]*)）`, 'g')
const ofWhich = new RegExp(`[^，；\\d]{0,30}(\\d+)(${unit})，其中：?([^；]*)`, 'g')

function* inBrackets(text: string): Iterable<List> {
  for (const [quote, total, measure, inner] of text.matchAll(bracketed)) {
    const items = itemsIn(inner!, measure!)
    if (items && !/同比|增|减|含|包括|累计|占|上年/.test(inner!))
      yield { quote: quote!, total: Number(total), items, partial: inner!.includes('其中') }
  }
}

function* afterOfWhich(text: string): Iterable<List> {
  const flat = text.replace(/（[^（）]*）/g, '').replace(/。(?=其中)/g, '，')
  if (!flat.includes('其中')) return
  for (const sentence of sentencesOf(flat))
    for (const [quote, total, measure, inner] of sentence.matchAll(ofWhich)) {
      const items = itemsIn(inner!.split(/，(?:办结|答复|结转|同比|比上年|较上年|共|累计|自然人|法人)/)[0]!, measure!)
      if (items && !/同比|增|减|占|上年|累计|%/.test(inner!) && !/增|减|多|少|升|降/.test(quote!.split(/\d/)[0]!))
        yield { quote: quote!, total: Number(total), items, partial: true }
    }
}

/** The numbers of a list whose items all have one number with this measure word; undefined for any other text. */
function itemsIn(inner: string, measure: string): number[] | undefined {
  const items = inner
    .replace(/^其中：?/, '')
    .split(/[、，；]/)
    .filter(Boolean)
  const numbers = items.map((item) => new RegExp(`^[^\\d]+(\\d+)${measure}$`).exec(item)?.[1])
  return numbers.length >= 2 && numbers.every((one) => one !== undefined) ? numbers.map(Number) : undefined
}

export const rates: Rule = {
  id: 'TX-RATE',
  severity: 'warning',
  title: '文中的办结率',
  basis,
  sentence: '办结率、答复率、回复率等于同一句里的办结件数除以收到件数，按印出的位数取舍；按时办结率不比。',
  *check(subject) {
    for (const { no } of subject.report.chapters) {
      if (no === null) continue
      for (const sentence of sentencesOf(subject.text(no))) {
        const found = rateIn(sentence)
        if (!found || agreesTo(found.rate, (found.done / found.got) * 100)) continue
        yield {
          chapter: no,
          left: Number(found.rate),
          right: Math.round((found.done / found.got) * 10_000) / 100,
          message: `第${numerals[no]}部分写“${quoted(found.quote)}”，而 ${found.done}/${found.got} 为 ${percent(found.done / found.got)}`,
        }
      }
    }
  },
  examples: [
    {
      shows: '办结 9 件不是 100%',
      given: { chapters: { 1: '收到信件10件，办结9件，办结率100%。' } },
      finds: ['第一部分写“收到信件10件，办结9件，办结率100%”，而 9/10 为 90%'],
    },
    { shows: '4/4', given: { chapters: { 1: '收到来信4件，办结4件，办结率100%。' } }, finds: [] },
    { shows: '按印出的位数', given: { chapters: { 1: '收到留言481条，回复473条，回复率98.3%。' } }, finds: [] },
  ],
}

function rateIn(sentence: string) {
  const clauses = clausesOf(sentence)
  const at = clauses.findIndex((clause) =>
    /^(?<!按[时期])(?:总|综合)?(?:办结|答复|回复|办复)率(?:为|达到?|均为)?\d+(?:\.\d+)?%$/.test(clause),
  )
  if (at < 2) return undefined
  const [gotClause, doneClause] = clauses.slice(at - 2, at) as [string, string]
  const got = /(?:收到|受理|收|接到|共有|办理|转办)[^\d]*(\d+)(?:件|条|封|份)$/.exec(gotClause)?.[1]
  const done = /^(?:已|共)?(?:办结|答复|回复|办复)[^\d]*(\d+)(?:件|条|封|份)$/.exec(doneClause)?.[1]
  const rate = /(\d+(?:\.\d+)?)%/.exec(clauses[at]!)![1]!
  if (got === undefined || done === undefined || Number(got) === 0) return undefined
  return { got: Number(got), done: Number(done), rate, quote: [gotClause, doneClause, clauses[at]].join('，') }
}

const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`
