// What screening shows to the reviewer: which rule, where, what was seen, what to do.
export const screenRules = {
  secrecyMark: { label: '密级标志', message: '公文规定位置有密级标志，不得进入本系统，请改由涉密渠道办理' },
  secrecyMarkElsewhere: { label: '密级标志（正文中）', message: '正文中出现密级标志，请核对是否引用或者遗留' },
  secrecyWord: { label: '密级用语', message: '出现密级用语，请核对上下文' },
  internalMark: { label: '内部标识', message: '有内部使用的标识，请确认可以公开' },
  idNumber: { label: '身份证号码', message: '校验位正确的身份证号码，应当遮盖' },
  phone: { label: '手机号码', message: '个人手机号码，应当遮盖；确为对外公布的除外' },
  bankCard: { label: '银行卡号', message: '通过校验的银行卡号，应当遮盖' },
  address: { label: '家庭住址', message: '精确到门户的住址，应当遮盖' },
  person: { label: '敏感情境中的姓名', message: '姓名与敏感情况同时出现，请核对是否应当隐去' },
  tradeSecret: { label: '商业秘密用语', message: '可能涉及商业秘密，请征求第三方意见或者遮盖（条例第十五条）' },
  officeWording: { label: '本机关用语清单', message: '在本机关的用语清单中，请核对' },
  wrongName: { label: '名称或者职务有误', message: '与本机关维护的规范名称不一致' },
  trackedChange: { label: '修订痕迹', message: '文件里有没有接受的修订，请接受或者拒绝后再上传' },
  comment: { label: '批注', message: '文件里有批注，请删除后再上传' },
  hiddenText: { label: '隐藏内容', message: '有看不见但能取出的内容，请删除后再上传' },
  metadata: { label: '文件属性', message: '文件属性里有人名、单位等信息，请清除' },
  embedded: { label: '嵌入内容', message: '文件里嵌入了别的文件或者程序，没有逐一检查' },
  exif: { label: '照片信息', message: '图片带有拍摄信息，请清除' },
  byHand: { label: '选定遮盖', message: '审查人选定的这一处应当遮盖' },
  unread: { label: '没有读出', message: '这个文件的文字没有读出来，请人工检查' },
} as const
export type ScreenRule = keyof typeof screenRules

export interface Hit {
  rule: ScreenRule
  /** refuse: not kept at all; serious: publish only with a reason; look: the reviewer decides. */
  severity: 'refuse' | 'serious' | 'look'
  /** Chinese: 正文第3段第12字, 附件“名单.xlsx”工作表“隐藏”. */
  place: string
  /** The words found; personal numbers with the middle hidden. */
  seen: string
  message: string
  /** In the document itself: where, the paragraph from 0, and the letters from and until. */
  at?: { part: 'title' | 'summary' | 'body'; line: number; from: number; until: number }
}

const severe: Partial<Record<ScreenRule, Hit['severity']>> = {
  secrecyMark: 'refuse',
  secrecyMarkElsewhere: 'serious',
  internalMark: 'serious',
  idNumber: 'serious',
  bankCard: 'serious',
  trackedChange: 'serious',
  comment: 'serious',
  hiddenText: 'serious',
  officeWording: 'serious',
  wrongName: 'serious',
  byHand: 'serious',
}

export const hit = (rule: ScreenRule, place: string, seen: string, more: Partial<Hit> = {}): Hit => ({
  rule,
  severity: severe[rule] ?? 'look',
  place,
  seen,
  message: screenRules[rule].message,
  ...more,
})

/** 1234********5678 */
export const hiddenMiddle = (text: string): string =>
  text.length <= 8 ? `${text.slice(0, 2)}****` : `${text.slice(0, 4)}${'*'.repeat(text.length - 8)}${text.slice(-4)}`
