// How a case ends and the column of table four in which it is counted; open cases are 尚未审结.

export type ReliefResult = 'upheld' | 'corrected' | 'other'

export const reconsiderationEndings = {
  维持: 'upheld',
  变更: 'corrected',
  撤销: 'corrected',
  部分撤销: 'corrected',
  确认违法: 'corrected',
  确认无效: 'corrected',
  责令履行: 'corrected',
  驳回复议请求: 'other',
  驳回复议申请: 'other',
  调解: 'other',
  和解: 'other',
  终止: 'other',
  不予受理: 'other',
} as const satisfies Record<string, ReliefResult>

/** A court upholds an act by rejecting the claim. */
export const litigationEndings = {
  驳回诉讼请求: 'upheld',
  撤销: 'corrected',
  部分撤销: 'corrected',
  变更: 'corrected',
  责令履行: 'corrected',
  确认违法: 'corrected',
  确认无效: 'corrected',
  驳回起诉: 'other',
  不予立案: 'other',
  准许撤诉: 'other',
  按撤诉处理: 'other',
  调解: 'other',
  终结诉讼: 'other',
} as const satisfies Record<string, ReliefResult>

/** The row of table four: a request sued over after reconsideration stands in both blocks, once in each. */
export const reliefRow = (kind: 'reconsideration' | 'litigation', afterReconsideration: boolean): string =>
  kind === 'reconsideration' ? 'reconsideration' : afterReconsideration ? 'litigationAfter' : 'litigationDirect'
