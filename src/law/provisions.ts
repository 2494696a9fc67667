// The instruments we apply, and how a provision of one is cited. docs/law/ has a heading for each provision cited here.
import type { Day } from '../kit/days.ts'

export interface Instrument {
  title: string
  /** How it is called in letters and messages. */
  short: string
  number: string
  /** Absent where we do not know it and no answer depends on it. */
  inForceFrom?: Day
  /** The first day on which it no longer applies, where another has replaced it. */
  until?: Day
}

export const instruments = {
  regulation: {
    title: '中华人民共和国政府信息公开条例',
    short: '《中华人民共和国政府信息公开条例》',
    number: '国务院令第711号',
    inForceFrom: '2019-05-15',
  },
  fees: {
    title: '政府信息公开信息处理费管理办法',
    short: '《政府信息公开信息处理费管理办法》',
    number: '国办函〔2020〕109号',
    inForceFrom: '2021-01-01',
  },
  service: {
    title: '关于政府信息公开处理决定送达问题的解释',
    short: '《关于政府信息公开处理决定送达问题的解释》',
    number: '国办公开办函〔2016〕235号',
  },
  reconsideration: {
    title: '中华人民共和国行政复议法（2023年修订）',
    short: '《中华人民共和国行政复议法》',
    number: '主席令第九号',
    inForceFrom: '2024-01-01',
  },
  reconsideration2017: {
    title: '中华人民共和国行政复议法（2017年修正）',
    short: '《中华人民共和国行政复议法》（2017年修正）',
    number: '主席令第七十六号',
    inForceFrom: '2018-01-01',
    until: '2024-01-01',
  },
  litigation: {
    title: '中华人民共和国行政诉讼法（2017年修正）',
    short: '《中华人民共和国行政诉讼法》',
    number: '主席令第七十一号',
    inForceFrom: '2017-07-01',
  },
  courtRules: {
    title: '最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释',
    short: '《最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释》',
    number: '法释〔2025〕8号',
    inForceFrom: '2025-06-01',
  },
  holidays: {
    title: '全国年节及纪念日放假办法',
    short: '《全国年节及纪念日放假办法》',
    number: '国务院令第795号',
    inForceFrom: '2025-01-01',
  },
  petitions: {
    title: '信访工作条例',
    short: '《信访工作条例》',
    number: '中共中央、国务院2022年发布',
    inForceFrom: '2022-05-01',
  },
} as const satisfies Record<string, Instrument>
export type InstrumentId = keyof typeof instruments

export interface Provision {
  instrument: InstrumentId
  article: number
  paragraph?: number
  item?: number
  /** In full, as letters cite it: 《…条例》第三十六条第（七）项. */
  text: string
}

/** A provision of an instrument: `article('regulation', 33)`, `article('regulation', 36, { item: 7 })`. */
export function article(
  instrument: InstrumentId,
  no: number,
  { paragraph, item }: { paragraph?: number; item?: number } = {},
): Provision {
  const parts = [
    `第${numeral(no)}条`,
    paragraph === undefined ? '' : `第${numeral(paragraph)}款`,
    item === undefined ? '' : `第（${numeral(item)}）项`,
  ]
  return {
    instrument,
    article: no,
    ...(paragraph !== undefined && { paragraph }),
    ...(item !== undefined && { item }),
    text: `${instruments[instrument].short}${parts.join('')}`,
  }
}

/** Several provisions in one phrase; an instrument is named once: 《…》第十五条、第三十二条. */
export function citing(provisions: readonly Provision[]): string {
  let named: InstrumentId | undefined
  return provisions
    .map(({ instrument, text }) => {
      const again = instrument === named
      named = instrument
      return again ? text.slice(instruments[instrument].short.length) : text
    })
    .join('、')
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 to 199 in Chinese numerals, as articles are numbered. */
export function numeral(n: number): string {
  if (n >= 100)
    return `一百${n % 100 && n % 100 < 10 ? '零' : ''}${n % 100 >= 10 && n % 100 < 20 ? '一' : ''}${numeral(n % 100)}`
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? digits[tens] : ''}${tens ? '十' : ''}${digits[n % 10]}`
}
