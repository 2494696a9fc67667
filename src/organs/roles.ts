// Who may do what: the one table. A row is an act of the software, a column a role; a person holds roles per organ.
export const roles = {
  registry: '登记员',
  handler: '承办人',
  head: '公开机构负责人',
  secrecyReviewer: '保密审查员',
  legalReviewer: '法制审核员',
  leader: '分管领导',
  organAdmin: '机关管理员',
  installationAdmin: '平台管理员',
  auditor: '审计员',
} as const

export type Role = keyof typeof roles

export interface Permission {
  label: string
  roles: readonly Role[]
  /** Also over the organs below, for supervision: figures and states, never personal data. */
  reachesDown?: true
}

const office = ['registry', 'handler', 'head'] as const
const everyone = [...office, 'secrecyReviewer', 'legalReviewer', 'leader', 'organAdmin', 'auditor'] as const

export const permissions = {
  readRequests: { label: '查看申请', roles: [...office, 'secrecyReviewer', 'legalReviewer', 'leader', 'auditor'] },
  seePersonalData: { label: '查看申请人信息原文', roles: ['registry', 'handler', 'head'] },
  register: { label: '登记、确认、分派申请', roles: ['registry', 'head'] },
  handle: { label: '办理申请、起草文书', roles: ['handler', 'head'] },
  approveExtension: { label: '批准延期（条例第三十三条）', roles: ['head'] },
  clearSecrecy: { label: '保密审查', roles: ['secrecyReviewer'] },
  clearLegal: { label: '合法性审核', roles: ['legalReviewer'] },
  clearLeader: { label: '签发', roles: ['leader', 'head'] },
  issue: { label: '发出文书、登记送达', roles: ['registry', 'handler', 'head'] },
  archive: { label: '归档', roles: ['registry', 'head'] },
  keepRelief: { label: '登记复议诉讼', roles: ['legalReviewer', 'head'] },
  readComplaints: { label: '查看对下级机关的投诉', roles: [...office, 'leader', 'auditor'] },
  handleComplaints: { label: '受理投诉、要求机关说明情况', roles: ['handler', 'head'] },
  decideComplaints: { label: '不予受理投诉、责令改正、答复投诉人', roles: ['head'] },
  decideConversions: { label: '决定是否转为主动公开', roles: ['head'] },
  answerComplaintAsks: { label: '回复上级机关交办的投诉事项', roles: ['handler', 'head'] },
  readDocuments: { label: '查看文件', roles: everyone },
  draftDocuments: { label: '起草文件、认定公开属性', roles: office },
  reviewDocuments: { label: '审查文件', roles: [...office, 'secrecyReviewer', 'legalReviewer', 'leader'] },
  publishDocuments: { label: '发布文件', roles: ['registry', 'head'] },
  takeOverDocuments: { label: '接管旧文件', roles: ['head', 'organAdmin'] },
  keepRegister: { label: '维护规范性文件登记', roles: ['legalReviewer', 'head'] },
  enterAdministrativeActs: { label: '填报行政行为台账', roles: office },
  signOffAdministrativeActs: { label: '审签行政行为台账', roles: ['head', 'leader'] },
  settleDocuments: { label: '设置文件编号、审查方式和用语清单', roles: ['head', 'organAdmin'] },
  settlePublication: { label: '设置公开时限、栏目更新和报送任务', roles: ['head', 'organAdmin'] },
  runSelfCheck: { label: '立即自查', roles: ['registry', 'head', 'organAdmin'] },
  setOwnTerms: { label: '设定投诉、更正的期限和个人信息的保存年数', roles: ['head', 'organAdmin'] },
  erasePersonalData: { label: '清除保存期满的申请人信息', roles: ['head', 'organAdmin'] },
  readFigures: { label: '查看统计', roles: everyone, reachesDown: true },
  exportLedger: { label: '导出台账', roles: ['registry', 'head'] },
  importLedger: { label: '导入旧台账', roles: ['registry', 'head', 'organAdmin'] },
  editTemplates: { label: '修改文书模板', roles: ['legalReviewer', 'head', 'organAdmin'] },
  editOrgan: { label: '修改机关资料', roles: ['organAdmin', 'installationAdmin'], reachesDown: true },
  editStaff: { label: '管理人员与角色', roles: ['organAdmin', 'installationAdmin'], reachesDown: true },
  importOrgans: { label: '批量导入机关与人员', roles: ['installationAdmin'], reachesDown: true },
  editRegionCalendar: { label: '录入本地区的放假日期', roles: ['organAdmin'], reachesDown: true },
  editCalendar: { label: '维护工作日历', roles: ['installationAdmin'], reachesDown: true },
  readRecord: { label: '查看操作记录', roles: ['auditor', 'installationAdmin'], reachesDown: true },
} as const satisfies Record<string, Permission>

export type PermissionId = keyof typeof permissions

/** A person at work: who they are and which roles they hold in which organs. */
export interface Staff {
  id: string
  name: string
  organId: string
  roles: readonly { organId: string; role: Role }[]
  /** Ids of the organs below each organ in which the person holds a role. */
  below: ReadonlyMap<string, readonly string[]>
}

/** Whether the person may do this at this organ. */
export function may(staff: Staff, permission: PermissionId, organId: string): boolean {
  const { roles: allowed, reachesDown }: Permission = permissions[permission]
  return staff.roles.some(
    (held) =>
      allowed.includes(held.role) &&
      (held.organId === organId || (reachesDown === true && (staff.below.get(held.organId) ?? []).includes(organId))),
  )
}

/** The organs at which the person may do this. */
export function organsWhere(staff: Staff, permission: PermissionId): string[] {
  const held = new Set(staff.roles.flatMap(({ organId }) => [organId, ...(staff.below.get(organId) ?? [])]))
  return [...held].filter((organId) => may(staff, permission, organId))
}

/** The reason that is given where `may` says no. */
export function whyNot(permission: PermissionId): string {
  const { label, roles: allowed }: Permission = permissions[permission]
  return `“${label}”由${allowed.map((role) => roles[role]).join('、')}办理`
}
