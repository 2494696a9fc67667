import type { About, Level, OrganKind } from '../report.ts'

export interface Standing {
  level: Level | null
  kind: OrganKind | null
}

/** Level and kind: what the installation knows, else what the name says beyond doubt (市 and 局 say no level). */
export function standingOf(about: About, organ: string | null): Standing {
  const said = organ === null ? nothing : saidByName(organ)
  return { level: about.level ?? said.level, kind: about.kind ?? said.kind }
}

const nothing: Standing = { level: null, kind: null }

function saidByName(organ: string): Standing {
  if (/(街道|街道办事处|街道办|街办)$/.test(organ)) return { level: 'township', kind: 'office' }
  if (/[镇乡](人民)?政府$|[镇乡]$/.test(organ)) return { level: 'township', kind: 'government' }
  if (/(省|自治区)人民政府$/.test(organ)) return { level: 'province', kind: 'government' }
  if (/自治州人民政府$/.test(organ)) return { level: 'prefecture', kind: 'government' }
  if (/[县旗区]人民政府$/.test(organ)) return { level: 'county', kind: 'government' }
  if (/市人民政府$/.test(organ)) return { level: null, kind: 'government' }
  if (/(局|厅|委员会|委|办公室)$/.test(organ) && !/管理?委员会$|管委会$/.test(organ))
    return { level: null, kind: 'department' }
  return nothing
}
