// Numbers in the prose about requests, against table three.
import { applicants, handling, pathTo } from '../../../law/annual-report/index.ts'
import { wordsOf } from '../names.ts'
import { type Figure, handledFigures, known, receivedFigures, rowsUnder, sumOf } from '../prose/figures.ts'
import { counted, countIn } from '../prose/numbers.ts'
import { isPartOnly, requestPassagesOf, requestWords } from '../prose/passages.ts'
import { stated, statementRule } from '../prose/statements.ts'
import type { Subject } from '../subject.ts'

const basis = '《条例》第五十条：年度报告的文字与表格反映同一事实；收到、受理、收办各地用语不同，与任一口径相符即可'
const table = (rows: Record<string, number>) => ({
  requests: Object.fromEntries(Object.entries(rows).map(([row, total]) => [row, { total }])),
})

const receiving = [
  new RegExp(`(?:收到|受理|接收|接到|新收|收办|接受|收)[^，；：\\d]{0,30}?${requestWords}[^，；\\d]{0,10}?${counted}`),
  new RegExp(`(?:收到|受理|接收|接到|新收|收办)[^，；\\d]{0,8}?${counted}[^，；]{0,12}?申请`),
  new RegExp(`(?:信息公开申请|依申请公开(?:申请|信息)?)(?:总量|数量|总数)?(?:共计?|为|有|合计)?${counted}`),
]

export const received = statementRule({
  id: 'TX-RECV',
  title: '文中的收到申请件数',
  basis,
  sentence:
    '文中收到（受理、新收、收办）申请的件数，等于表三本年新收，或者本年新收加上年结转；只说一种渠道、一个年份以外的不比。',
  *statements(subject) {
    const figures = receivedFigures(subject)
    for (const passage of requestPassagesOf(subject)) {
      for (const pattern of receiving) {
        const found = [
          ...stated(subject, passage, pattern, figures, 'requests', (upTo, [all]) => {
            return isPartOnly(passage, upTo) || /复议|诉讼|许可|答复|办结|办理|予以|结转|收费|咨询|公开件/.test(all)
          }),
        ]
        yield* found
        if (found.length) break
      }
    }
  },
  examples: [
    {
      shows: '文中 330 件，表中 328 件',
      given: {
        year: 2023,
        chapters: { 1: '2023年，各部门合计收到政府信息公开申请330件。' },
        tables: table({ newReceived: 328, carriedIn: 0 }),
      },
      finds: ['第一部分写“各部门合计收到政府信息公开申请330件”，而表三本年新收 328'],
    },
    {
      shows: '“收办”含上年结转：3511+96',
      given: {
        year: 2023,
        chapters: { 1: '2023年，全市收办政府信息公开申请3,607件。' },
        tables: table({ newReceived: 3511, carriedIn: 96 }),
      },
      finds: [],
    },
    {
      shows: '先说上年，再说本年；其中网上的不比',
      given: {
        year: 2023,
        chapters: { 1: '2022年收到政府信息公开申请12件，2023年收到政府信息公开申请15件，其中网上收到申请9件。' },
        tables: table({ newReceived: 15, carriedIn: 0 }),
      },
      finds: [],
    },
    {
      shows: '只说政府办公室的件数，口径不同，记作提示',
      given: {
        year: 2024,
        organ: '某区人民政府',
        chapters: { 1: '区政府办以区政府名义受理信息公开申请17件。' },
        tables: table({ newReceived: 95, carriedIn: 0 }),
      },
      finds: [
        '第一部分写“区政府办以区政府名义受理信息公开申请17件”，而表三本年新收 95（文中说的是“区政府办”，口径可能不同）',
      ],
    },
  ],
})

const handlingWords = new RegExp(
  `(?:办结|办理完毕|答复|办复|处理完毕|本年度办理|共办理|办理了|已办理|办理)[^，；\\d]{0,14}?${counted}`,
)

const slowOrNot = /延期|超期|逾期|口头|当场|重新|个工作/
const oneOutcome = /予以公开|同意|(?<!申请)公开答复|部分公开|不予|无法提供|其他处理|维持|纠正/

export const handled = statementRule({
  id: 'TX-DONE',
  title: '文中的办结、答复件数',
  basis,
  sentence:
    '文中办结、答复、办理申请的件数，等于表三办理结果总计，或者扣除结转、其他处理、不予处理后的数；“办理”也可以指收到的件数。',
  *statements(subject) {
    const figures = handledFigures(subject)
    for (const passage of requestPassagesOf(subject))
      if (!/建议|提案|复议|诉讼|结转|继续办理|下一?年|次年|明年/.test(passage.clause)) {
        const isAll = /办理(?!完毕)/.test(passage.clause) && figures.length > 0
        const admissible = isAll ? [...figures, ...receivedFigures(subject)] : figures
        yield* stated(subject, passage, handlingWords, admissible, 'requests', (upTo, [all]) => {
          return isPartOnly(passage, upTo) || slowOrNot.test(all) || oneOutcome.test(upTo + all)
        })
      }
  },
  examples: [
    {
      shows: '文中办结 320 件，表中 319 件',
      given: {
        year: 2023,
        chapters: { 1: '依申请公开一项，年内办结320件。' },
        tables: table({ newReceived: 328, outcomeTotal: 319, carriedOut: 9 }),
      },
      finds: ['第一部分写“年内办结320件”，而表三办理结果总计 319'],
    },
    {
      shows: '办理 319 件',
      given: {
        year: 2023,
        chapters: { 1: '2023年收到政府信息公开申请328件，年内办理319件，结转下年继续办理9件。' },
        tables: table({ newReceived: 328, carriedIn: 0, outcomeTotal: 319, carriedOut: 9 }),
      },
      finds: [],
    },
    {
      shows: '各类答复的件数不是总数',
      given: {
        chapters: { 1: '办结的政府信息公开申请中，同意公开答复9件，部分公开答复0件。' },
        tables: table({ newReceived: 34, outcomeTotal: 35, carriedOut: 1 }),
      },
      finds: [],
    },
    {
      shows: '办结的是信件，不是申请',
      given: {
        chapters: { 1: '依申请公开工作平稳。收到信件4件，办结4件。' },
        tables: table({ newReceived: 0, outcomeTotal: 0, carriedOut: 0 }),
      },
      finds: [],
    },
  ],
})

const carrying = new RegExp(`(?:结转|顺延|转入|转下|延至|跨年)[^，；\\d]{0,16}?${counted}`)

export const carried = statementRule({
  id: 'TX-CARRY',
  title: '文中的结转件数',
  basis,
  sentence: '文中结转下年的件数等于表三第四项，上年结转的件数等于第二项；没有写明方向的，与任一项相符即可。',
  *statements(subject) {
    const [out, into] = [
      known([{ name: '结转下年度继续办理', value: sumOf(subject, ['carriedOut']) }]),
      known([{ name: '上年结转', value: sumOf(subject, ['carriedIn']) }]),
    ]
    for (const passage of requestPassagesOf(subject)) {
      const match = carrying.exec(passage.clause)
      if (!match) continue
      const upTo = passage.clause.slice(0, match.index)
      const isBack = /(上年度?|去年|上一年度?|往年|\d{4}年度?)$/.test(upTo) || /上年|上一年/.test(match[0])
      const isAhead = /下年|次年|下一年|明年|继续办理/.test(passage.clause)
      const figures = isBack ? into : isAhead ? out : [...out, ...into]
      const value = countIn(match[1]!)
      if (!figures.length || value === undefined) continue
      yield {
        chapter: passage.chapter,
        quote: passage.clause,
        value,
        figures,
        fits: figures.filter((figure) => figure.value === value),
        scope: null,
        table: 'requests',
      }
    }
  },
  examples: [
    {
      shows: '文中结转 8 件，表中 9 件',
      given: {
        chapters: { 1: '收到政府信息公开申请328件，结转下年继续办理8件。' },
        tables: table({ carriedIn: 0, carriedOut: 9 }),
      },
      finds: ['第一部分写“结转下年继续办理8件”，而表三结转下年度继续办理 9'],
    },
    {
      shows: '上年结转 96 件，结转下年 121 件',
      given: {
        chapters: { 1: '收办政府信息公开申请3607件（含上年结转96件），结转下年度121件。' },
        tables: table({ carriedIn: 96, carriedOut: 121 }),
      },
      finds: [],
    },
  ],
})

/** The outcomes by their words in the law: 予以公开 … 其他处理. */
const outcomes = pathTo(handling, 'results*')[0]!.parts.filter(({ sumOf }) => sumOf.length === 0)
const outcomeWords = [...new Set(outcomes.map((line) => wordsOf(null, line)))]
const outcomePatterns = outcomeWords.map((word) => ({
  word,
  pattern: new RegExp(`(?<![不主])${word}(?:的|情形|类|信息|政府信息|申请|决定|答复|共|为|有|：)*${counted}`),
}))

export const categories = statementRule({
  id: 'TX-CAT',
  title: '文中的各类办理结果',
  basis,
  sentence: '文中各类办理结果（予以公开、部分公开等）的件数，等于表三该类各行总计之和；几类合写的不比。',
  *statements(subject) {
    for (const passage of requestPassagesOf(subject)) {
      for (const { word, pattern } of outcomePatterns) {
        if (!passage.clause.includes(word)) continue
        const figures = outcomeFigures(subject, word)
        for (const clause of passage.clause.split('、'))
          yield* stated(subject, { ...passage, clause }, pattern, figures, 'requests', (upTo) =>
            outcomeWords.some((other) => other !== word && upTo.includes(other)),
          )
      }
    }
  },
  examples: [
    {
      shows: '文中不予公开 15 件，表中合计 14 件',
      given: {
        chapters: { 1: '办结政府信息公开申请319件，其中予以公开145件、不予公开15件。' },
        tables: table({ granted: 145, 'denied.thirdParty': 5, 'denied.process': 1, 'denied.enforcementFile': 8 }),
      },
      finds: ['第一部分写“不予公开15件”，而表三不予公开 14'],
    },
    {
      shows: '相符',
      given: {
        chapters: { 1: '办结政府信息公开申请319件，其中予以公开145件，部分公开35件。' },
        tables: table({ granted: 145, partial: 35 }),
      },
      finds: [],
    },
  ],
})

function outcomeFigures(subject: Subject, word: string): Figure[] {
  const rows = outcomes.filter((line) => wordsOf(null, line) === word).flatMap(({ id }) => rowsUnder(subject, id))
  return known([{ name: word, value: sumOf(subject, rows) }])
}

const [person, organisations] = applicants.map((line) => wordsOf(null, line)) as [string, string]
const organisationWords = `(?:${organisations}|法人[和及、与]其他组织|企业、?法人|法人(?:申请)?(?!代表))`

const between = '(?:的|提出|申请|提交|政府信息公开申请|共|为|有|：)*'

const personPattern = new RegExp(`${person}${between}${counted}`)
const organisationPattern = new RegExp(`${organisationWords}${between}${counted}`)

export const persons = statementRule({
  id: 'TX-NP',
  title: '文中的自然人申请件数',
  basis,
  sentence: '文中自然人的申请件数，等于表三自然人列的本年新收、本年新收加上年结转，或者办理结果总计。',
  *statements(subject) {
    yield* ofApplicants(subject, personPattern, columnFigures(subject, 'naturalPerson'))
  },
  examples: [
    {
      shows: '文中自然人 290 件，表中 294 件',
      given: {
        chapters: { 1: '收到政府信息公开申请328件，其中自然人申请290件。' },
        tables: { requests: { newReceived: { naturalPerson: 294 }, carriedIn: { naturalPerson: 0 } } },
      },
      finds: ['第一部分写“其中自然人申请290件”，而表三本年新收 294'],
    },
    {
      shows: '连同上年结转：3402+91',
      given: {
        chapters: { 1: '收办政府信息公开申请3607件，自然人申请3493件。' },
        tables: { requests: { newReceived: { naturalPerson: 3402 }, carriedIn: { naturalPerson: 91 } } },
      },
      finds: [],
    },
  ],
})

export const organisationsCount = statementRule({
  id: 'TX-ORG',
  title: '文中的法人或其他组织申请件数',
  basis,
  sentence: '文中法人或其他组织的申请件数，等于表三总计减自然人所得的本年新收、本年新收加上年结转，或者办理结果总计。',
  *statements(subject) {
    const persons = columnFigures(subject, 'naturalPerson')
    const figures = columnFigures(subject, 'total').flatMap(({ name, value }) => {
      const natural = persons.find((figure) => figure.name === name)
      return natural ? [{ name, value: value - natural.value }] : []
    })
    yield* ofApplicants(subject, organisationPattern, figures)
  },
  examples: [
    {
      shows: '文中 30 件，表中 328−294',
      given: {
        chapters: { 1: '收到政府信息公开申请328件，其中自然人294件、法人或其他组织30件。' },
        tables: {
          requests: { newReceived: { naturalPerson: 294, total: 328 }, carriedIn: { naturalPerson: 0, total: 0 } },
        },
      },
      finds: ['第一部分写“其中自然人294件、法人或其他组织30件”，而表三本年新收 34'],
    },
    {
      shows: '109+5 件',
      given: {
        chapters: { 1: '收办政府信息公开申请3607件，法人或其他组织申请114件。' },
        tables: {
          requests: { newReceived: { naturalPerson: 3402, total: 3511 }, carriedIn: { naturalPerson: 91, total: 96 } },
        },
      },
      finds: [],
    },
  ],
})

const columnFigures = (subject: Subject, column: string): Figure[] => [
  ...receivedFigures(subject, column),
  ...known([{ name: '办理结果总计', value: sumOf(subject, ['outcomeTotal'], column) }]),
]

function* ofApplicants(subject: Subject, pattern: RegExp, figures: Figure[]) {
  for (const passage of requestPassagesOf(subject)) {
    for (const item of passage.clause.split('、'))
      for (const statement of stated(subject, { ...passage, clause: item }, pattern, figures, 'requests'))
        yield { ...statement, quote: passage.clause }
  }
}
