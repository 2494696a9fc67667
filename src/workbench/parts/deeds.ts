// What the entries of the record are called: who did what to which thing.
import { documentActs } from '../../law/disclosure/index.ts'
import { type ActId, actIds, actOf } from '../../law/requests/index.ts'

export const actors: Record<string, string> = {
  applicant: '申请人',
  public: '公众',
  clock: '系统（期限届满）',
  system: '系统',
  console: '本机命令行',
  unknown: '未登录的人',
}

/** Acts of requests and documents have their labels in the law's tables. */
export function deedLabel(act: string): string {
  if (actIds.includes(act as ActId)) return actOf(act as ActId).label
  const [group, step] = act.split('.') as [string, string | undefined]
  const ofDocument = group === 'document' && (documentActs as Record<string, { label: string } | undefined>)[step ?? '']
  return deeds[act] ?? (ofDocument ? ofDocument.label : (deeds[`${group}.`] ?? act))
}

/** `staff:…` is a person; the address of its page where it has one. */
export function subjectOf(subject: string, organId: string): { label: string; to: string | null } {
  const [kind = '', id = ''] = subject.split(':')
  return { label: things[kind] ?? kind, to: pages[kind]?.(id, organId) ?? null }
}

const deeds: Record<string, string> = {
  signIn: '登录',
  failToSignIn: '登录失败',
  lockOut: '账号锁定',
  setPassword: '设定口令',
  makeResetLink: '生成重设口令的链接',
  confirmTotp: '启用验证器',
  removeTotp: '停用验证器',
  addPasskey: '登记通行密钥',
  removePasskey: '移除通行密钥',
  makeRecoveryCodes: '生成恢复码',
  useRecoveryCode: '使用恢复码',
  clearSecondFactors: '解除第二因素',
  endSessions: '结束登录',
  createFirstAdministrator: '建立首个管理员',
  addStaff: '增加人员',
  changeStaff: '修改人员',
  importOrgans: '批量导入机关与人员',
  changeProfile: '修改机关资料',
  rotateKeys: '更换密钥',
  enterHolidayNotice: '录入放假通知',
  recomputeClock: '重算期限',
  seePeople: '查看申请人信息原文',
  erasePeople: '清除申请人信息',
  changeContact: '修改联系方式',
  renewQueryCode: '换发查询码',
  refuse: '办理被拒绝',
  openCase: '登记案件',
  decideCase: '登记审结',
  changeCase: '修改案件',
  'case.': '登记案件的一步',
  importLedger: '导入旧台账',
  takeOver: '接续办理旧申请',
  saveTemplate: '修改文书模板',
  returnTemplate: '恢复内置模板',
  draftLetter: '起草文书',
  updateLetter: '修改文书',
  voidLetter: '作废文书',
  issueLetter: '发出文书',
  fileForm: '存入表单',
  fileSignedForm: '存入签字的表单',
  openLetter: '首次打开文书',
  recordService: '登记送达',
  downloadLetter: '下载文书',
  downloadPaper: '下载材料',
  downloadArchive: '下载卷宗',
  exportLedger: '导出台账',
  takeNote: '记录',
  keepEvidence: '保存第三十五条的证明材料',
  passOn: '转送申请材料',
  receiveMessage: '收到机关来件',
  answerOrgan: '答复机关来件',
  complain: '收到投诉',
  split: '拆分申请',
  supplement: '申请人补充材料',
  recordIdentityProof: '记录身份证明',
  correctItemText: '更正事项文字',
  markRepeat: '标明重复申请',
  downloadMessageFile: '下载来件附件',
  settleQuotas: '设置编制情况',
  selfCheck: '自查',
  settlePublication: '设置公开办理',
  answerComplaintAsk: '答复投诉询问',
  file: '存档',
  fileRecordCorrection: '登记更正申请',
  'correction.': '办理更正申请',
  makePublic: '转为主动公开',
  settleDocuments: '设置文件办理',
  'document.create': '起草文件',
  'document.decideHits': '处理用语提示',
  'document.form': '打印审查表',
  'document.openTakeover': '开始接管旧文件',
  'document.refuse': '文件办理被拒绝',
  'document.takeOver': '接管旧文件',
  'document.takeoverForm': '上传接管记录扫描件',
  'catalogue.': '维护公开事项目录',
  'cleanup.': '规范性文件清理',
  'comment.': '办理公众意见',
  'consultation.': '公开征求意见',
  'delivery.': '移送档案馆、公共图书馆',
  'entries.': '行政行为台账',
  'gazette.': '编辑政府公报',
  'register.': '维护登记簿',
  'site.': '维护网站',
  'workRule.': '维护工作规则',
}

const things: Record<string, string> = {
  staff: '人员',
  request: '申请',
  case: '案件',
  complaint: '投诉',
  correction: '更正申请',
  message: '机关来件',
  refusal: '被拒绝的办理',
  template: '文书模板',
  organ: '机关',
  organs: '机关与人员',
  calendar: '工作日历',
  keys: '密钥',
  document: '文件',
  takeover: '文件接管',
  cleanup: '清理',
  comment: '公众意见',
  delivery: '移送清单',
  entries: '行政行为台账',
  gazette: '政府公报',
  catalogue: '公开事项目录',
  site: '网站',
  ledger: '台账',
}

const pages: Record<string, (id: string, organId: string) => string> = {
  staff: (id) => `/workbench/people/${id}`,
  request: (id, organId) => `/workbench/requests/${organId}/${id}`,
  case: (id, organId) => `/workbench/cases/${organId}/${id}`,
  template: (id) => `/workbench/templates/${id}`,
}
