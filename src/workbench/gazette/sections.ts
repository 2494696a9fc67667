// The sections of a gazette in their usual order, and where a kind of document usually stands.
export const sectionNames = [
  '政府规章',
  '市政府文件',
  '市政府办公室文件',
  '部门文件',
  '政策解读',
  '人事任免',
  '统计公报',
  '大事记',
] as const

const usual: Record<string, (typeof sectionNames)[number]> = {
  rule: '政府规章',
  normative: '市政府文件',
  policy: '市政府文件',
  planning: '市政府文件',
  interpretation: '政策解读',
  personnel: '人事任免',
  statistics: '统计公报',
}

export const sectionOf = (kind: string): string => usual[kind] ?? '市政府文件'
