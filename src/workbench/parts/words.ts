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

/** What record entries call the things that are done; acts of requests have their labels in the law's table. */
export const deeds: Record<string, string> = {
  signIn: '登录',
  signOut: '退出',
  signInFailed: '登录失败',
  locked: '账号锁定',
  setPassword: '设定口令',
  confirmTotp: '启用验证器',
  addPasskey: '登记通行密钥',
  createFirstAdministrator: '建立首个管理员',
  addStaff: '增加人员',
  changeStaff: '修改人员',
  importOrgans: '批量导入机关与人员',
  changeProfile: '修改机关资料',
  seePeople: '查看申请人信息原文',
  openCase: '登记案件',
  decideCase: '登记审结',
  importLedger: '导入旧台账',
  takeOver: '接续办理旧申请',
  saveTemplate: '修改文书模板',
  draftLetter: '起草文书',
  issueLetter: '发出文书',
}
