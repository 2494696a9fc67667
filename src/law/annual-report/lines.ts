// The three statutory tables, declared once. A line is part of an edition when it has a label there; ids are words
// and stay the same across editions. Everything that knows a row or a column of the report reads it from here.
import type { EditionId } from './editions.ts'

export type Label = string | Partial<Record<EditionId, string>>

/** count: a whole number ≥ 0; change: a signed whole number; amountWan: money in 万元, decimals allowed. */
export type ValueKind = 'count' | 'change' | 'amountWan'

export interface Line {
  /** Words, unique within its tree; a leaf's cell id. Groups of rows that have no cells of their own end in `*`. */
  id: string
  label: Label
  kind: ValueKind
  /** The lines printed under this one; a line with parts is a heading and has no cells. */
  parts: readonly Line[]
  /** Ids of the lines (leaves or groups of the same tree) that this line is the sum of. */
  sumOf: readonly string[]
}

const line = (id: string, label: Label, ...parts: Line[]): Line => ({ id, label, kind: 'count', parts, sumOf: [] })
const total = (id: string, label: Label, ...sumOf: string[]): Line => ({ ...line(id, label), sumOf })
const change = (id: string, label: Label): Line => ({ ...line(id, label), kind: 'change' })
const amountWan = (id: string, label: Label): Line => ({ ...line(id, label), kind: 'amountWan' })

/** A part of table two: the rows under one item of Article 20, with their own columns. */
export interface Block {
  /** The printed head, which cites the item of Article 20 of the Regulation. */
  label: string
  columns: readonly Line[]
  rows: readonly Line[]
}

const items = [line('previousItems', { 2019: '上一年项目数量' }), change('change', { 2019: '本年增/减' })]
const decisions = line('decisions', { 2019: '处理决定数量', 2021: '本年处理决定数量' })

/** Table two, 主动公开政府信息情况. The head of the label column is `informationHead`. */
export const disclosure: readonly Block[] = [
  {
    label: '第二十条第（一）项',
    columns: [
      line('made', { 2019: '本年新制作数量' }),
      line('disclosed', { 2019: '本年新公开数量' }),
      line('total', { 2019: '对外公开总数量' }),
      line('issued', { 2021: '本年制发件数' }),
      line('repealed', { 2021: '本年废止件数' }),
      line('inForce', { 2021: '现行有效件数' }),
    ],
    rows: [line('regulations', '规章'), line('normativeDocuments', { 2019: '规范性文件', 2021: '行政规范性文件' })],
  },
  {
    label: '第二十条第（五）项',
    columns: [...items, decisions],
    rows: [line('permits', '行政许可'), line('otherServices', { 2019: '其他对外管理服务事项' })],
  },
  {
    label: '第二十条第（六）项',
    columns: [...items, decisions],
    rows: [line('penalties', '行政处罚'), line('coercion', '行政强制')],
  },
  {
    label: '第二十条第（八）项',
    columns: [...items, amountWan('amountWan', { 2021: '本年收费金额（单位：万元）' })],
    rows: [line('fees', '行政事业性收费')],
  },
  {
    label: '第二十条第（九）项',
    columns: [line('projects', { 2019: '采购项目数量' }), amountWan('amountWan', { 2019: '采购总金额' })],
    rows: [line('procurement', { 2019: '政府集中采购' })],
  },
]
export const informationHead = '信息内容'

/** Columns of table three. */
export const applicants: readonly Line[] = [
  line('naturalPerson', '自然人'),
  line(
    'organisations*',
    '法人或其他组织',
    line('enterprise', '商业企业'),
    line('research', '科研机构'),
    line('publicWelfare', '社会公益组织'),
    line('legalService', '法律服务机构'),
    line('otherOrganisation', '其他'),
  ),
  total('total', '总计', 'naturalPerson', 'organisations*'),
]
export const applicantsHead = '申请人情况'
/** Printed in the corner cell of table three; it states the balance of every column. */
export const balanceNote = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'

/** Rows of table three, 收到和处理政府信息公开申请情况. */
export const handling: readonly Line[] = [
  line('newReceived', '一、本年新收政府信息公开申请数量'),
  line('carriedIn', '二、上年结转政府信息公开申请数量'),
  line(
    'results*',
    '三、本年度办理结果',
    line('granted', '（一）予以公开'),
    line('partial', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'),
    line(
      'denied*',
      '（三）不予公开',
      line('denied.stateSecret', '1.属于国家秘密'),
      line('denied.otherLaw', '2.其他法律行政法规禁止公开'),
      line('denied.securityStability', '3.危及“三安全一稳定”'),
      line('denied.thirdParty', '4.保护第三方合法权益'),
      line('denied.internalAffairs', '5.属于三类内部事务信息'),
      line('denied.process', '6.属于四类过程性信息'),
      line('denied.enforcementFile', '7.属于行政执法案卷'),
      line('denied.adminQuery', '8.属于行政查询事项'),
    ),
    line(
      'unavailable*',
      '（四）无法提供',
      line('unavailable.notHeld', '1.本机关不掌握相关政府信息'),
      line('unavailable.needsCreation', '2.没有现成信息需要另行制作'),
      line('unavailable.unclear', '3.补正后申请内容仍不明确'),
    ),
    line(
      'notProcessed*',
      '（五）不予处理',
      line('notProcessed.petition', '1.信访举报投诉类申请'),
      line('notProcessed.duplicate', '2.重复申请'),
      line('notProcessed.publication', '3.要求提供公开出版物'),
      line('notProcessed.excessive', '4.无正当理由大量反复申请'),
      line('notProcessed.confirmReissue', '5.要求行政机关确认或重新出具已获取信息'),
    ),
    line('other', { 2019: '（六）其他处理' }),
    line(
      'other*',
      { 2021: '（六）其他处理' },
      line('other.noCorrection', {
        2021: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      }),
      line('other.unpaid', {
        2021: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      }),
      line('other.rest', { 2021: '3.其他' }),
    ),
    total(
      'outcomeTotal',
      '（七）总计',
      'granted',
      'partial',
      'denied*',
      'unavailable*',
      'notProcessed*',
      'other',
      'other*',
    ),
  ),
  line('carriedOut', '四、结转下年度继续办理'),
]

/** Columns within each block of table four. */
export const reliefResults: readonly Line[] = [
  line('upheld', '结果维持'),
  line('corrected', '结果纠正'),
  line('other', '其他结果'),
  line('pending', '尚未审结'),
  total('total', '总计', 'upheld', 'corrected', 'other', 'pending'),
]

/** Table four, 政府信息公开行政复议、行政诉讼情况: printed side by side, one row of figures. */
export const relief: readonly Line[] = [
  line('reconsideration', '行政复议'),
  line('litigation*', '行政诉讼', line('litigationDirect', '未经复议直接起诉'), line('litigationAfter', '复议后起诉')),
]

/** The six chapters, in order; `table` is the statutory table printed in the chapter. */
export const chapters = [
  { no: 1, title: '总体情况', table: null },
  { no: 2, title: '主动公开政府信息情况', table: 'disclosure' },
  { no: 3, title: '收到和处理政府信息公开申请情况', table: 'requests' },
  { no: 4, title: '政府信息公开行政复议、行政诉讼情况', table: 'relief' },
  { no: 5, title: '存在的主要问题及改进情况', table: null },
  { no: 6, title: '其他需要报告的事项', table: null },
] as const
