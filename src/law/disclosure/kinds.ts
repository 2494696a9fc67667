// What kind of document it is. Rules and normative documents are in the unified register and in table two.
export const documentKinds = {
  rule: { label: '规章', item: 'A20_01', registered: true },
  normative: { label: '行政规范性文件', item: 'A20_01', registered: true },
  policy: { label: '其他文件', item: null, registered: false },
  notice: { label: '通知公告', item: null, registered: false },
  news: { label: '工作动态', item: null, registered: false },
  interpretation: { label: '政策解读', item: null, registered: false },
  draft: { label: '征求意见稿', item: null, registered: false },
  result: { label: '办理结果', item: 'A20_05', registered: false },
  organ: { label: '机构职能', item: 'A20_02', registered: false },
  planning: { label: '规划计划', item: 'A20_03', registered: false },
  statistics: { label: '统计信息', item: 'A20_04', registered: false },
  finance: { label: '财政预决算', item: 'A20_07', registered: false },
  personnel: { label: '人事招考', item: 'A20_14', registered: false },
  other: { label: '其他', item: null, registered: false },
} as const
export type DocumentKind = keyof typeof documentKinds
export const documentKindIds = Object.keys(documentKinds) as DocumentKind[]

/** Ways in which a document says more about another. */
export const relations = {
  amends: { label: '修改', reverse: '被修改' },
  repeals: { label: '废止', reverse: '被废止' },
  replaces: { label: '代替', reverse: '被代替' },
  interprets: { label: '解读', reverse: '解读材料' },
  basedOn: { label: '依据', reverse: '实施文件' },
  related: { label: '相关', reverse: '相关' },
} as const
export type RelationId = keyof typeof relations

/** Forms of an interpretation (S6). */
export const interpretationForms = {
  text: '文字',
  chart: '图表图解',
  video: '音视频',
  questions: '问答',
  pressConference: '新闻发布会',
  expert: '专家解读',
} as const
export type InterpretationForm = keyof typeof interpretationForms

/** Art. 23: through what a document reaches people. */
export const publicationChannels = {
  site: '政府网站',
  gazette: '政府公报',
  newMedia: '政务新媒体',
  noticeBoard: '公告栏',
  press: '报刊',
  broadcast: '广播、电视',
  pressConference: '新闻发布会',
  interview: '在线访谈',
} as const
export type PublicationChannel = keyof typeof publicationChannels
