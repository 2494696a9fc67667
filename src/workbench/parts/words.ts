// Days, numbers and labels as the workbench prints them.
import { type Day, dateOf, monthOf, weekdayOf, yearOf } from '../../kit/days.ts'

/** 4月17日, with the year where it is not this one. */
export const inShort = (day: Day, today?: Day): string =>
  `${today && yearOf(day) === yearOf(today) ? '' : `${yearOf(day)}年`}${monthOf(day)}月${dateOf(day)}日`

export const weekday = (day: Day): string => `星期${'日一二三四五六'[weekdayOf(day)]}`

/** 4月8日 16:20 in China. */
export function moment(at: string, today?: Day): string {
  const china = new Date(Date.parse(at) + 8 * 3_600_000).toISOString()
  return `${inShort(china.slice(0, 10) as Day, today)} ${china.slice(11, 16)}`
}

const grouped = new Intl.NumberFormat('zh-CN')
export const count = (n: number): string => grouped.format(n)

export const share = (part: number, whole: number): string =>
  whole ? `${((part / whole) * 100).toFixed(1).replace(/\.0$/, '')}%` : '—'

export const idKinds = { idCard: '居民身份证', passport: '护照', creditCode: '统一社会信用代码', other: '其他' }
export const forms = { electronic: '电子', paper: '纸质', copy: '复制', reading: '查阅', other: '其他' }
export const deliveries = { online: '网上获取', post: '邮寄', email: '电子邮件', inPerson: '当面领取', fax: '传真' }
export const caseKinds = { reconsideration: '行政复议', litigation: '行政诉讼' }
export const reliefResults = { upheld: '结果维持', corrected: '结果纠正', other: '其他结果' }
