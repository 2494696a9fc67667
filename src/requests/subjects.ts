// What requests are about, for the statistics of subjects that chapter one of the report speaks of.
export const subjects = {
  land: '土地征收',
  housing: '房屋征收与拆迁安置',
  planning: '城乡规划建设',
  finance: '财政资金',
  procurement: '政府采购与招投标',
  enforcement: '行政执法',
  environment: '环境保护',
  education: '教育',
  health: '医疗卫生',
  welfare: '社会保障与救助',
  personnel: '人事与机构',
  agriculture: '农业农村',
  other: '其他',
} as const
export type SubjectId = keyof typeof subjects
