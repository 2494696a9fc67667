// 主题分类: the subject categories of policy documents, two levels, as a code table with versions. The first-level names are
// those that the State Council's document library uses; second-level names stand where a sample confirmed them.
import type { Day } from '../../kit/days.ts'

export interface Theme {
  id: string
  label: string
  parts?: readonly Theme[]
}

export interface ThemeVersion {
  from: Day
  themes: readonly Theme[]
}

const theme = (id: string, label: string, ...parts: Theme[]): Theme => ({ id, label, ...(parts.length && { parts }) })

export const themeVersions: readonly ThemeVersion[] = [
  {
    from: '2019-05-15',
    themes: [
      theme('T01', '国务院组织机构'),
      theme(
        'T02',
        '综合政务',
        theme('T0201', '政务公开'),
        theme('T0202', '政务督查'),
        theme('T0203', '监察'),
        theme('T0204', '文秘工作'),
        theme('T0205', '电子政务'),
        theme('T0206', '保密工作'),
        theme('T0207', '信访'),
        theme('T0208', '应急管理'),
        theme('T0209', '参事、文史'),
        theme('T0299', '其他'),
      ),
      theme('T03', '国民经济管理、国有资产监管'),
      theme('T04', '财政、金融、审计'),
      theme('T05', '国土资源、能源'),
      theme('T06', '农业、林业、水利'),
      theme('T07', '工业、交通'),
      theme('T08', '商贸、海关、旅游'),
      theme('T09', '市场监管、安全生产监管'),
      theme('T10', '城乡建设、环境保护'),
      theme('T11', '科技、教育'),
      theme('T12', '文化、广电、新闻出版'),
      theme('T13', '卫生、体育'),
      theme('T14', '人口与计划生育、妇女儿童工作'),
      theme('T15', '劳动、人事、监察'),
      theme('T16', '公安、安全、司法'),
      theme('T17', '民政、扶贫、救灾'),
      theme('T18', '民族、宗教'),
      theme('T19', '对外事务'),
      theme('T20', '港澳台侨工作'),
      theme('T21', '国防'),
      theme('T99', '其他'),
    ],
  },
]

/** The categories in use on a day. */
export const themesOn = (day: Day): readonly Theme[] =>
  (themeVersions.filter(({ from }) => from <= day).at(-1) ?? themeVersions[0]!).themes

/** `综合政务\政务公开`, as document pages print it; undefined where no version has the id. */
export function themeLabel(id: string): string | undefined {
  for (const { themes } of [...themeVersions].reverse())
    for (const one of themes) {
      if (one.id === id) return one.label
      const part = one.parts?.find((inner) => inner.id === id)
      if (part) return `${one.label}\\${part.label}`
    }
  return undefined
}
