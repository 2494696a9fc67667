import {
  attributes,
  groundLabel,
  interpretationForms,
  itemLabel,
  keyDomains,
  themeLabel,
} from '../../law/disclosure/index.ts'
import { useGet } from '../api/use.ts'
import { Pairs } from '../parts/pairs.tsx'
import { Panel } from '../parts/panel.tsx'
import { kindName } from './parts.tsx'
import type { DocumentPageData, DocumentSettings } from './types.ts'

const needs = { needed: '需要', exempt: '这一份不需要', none: '不属于解读范围' }

/** The unified elements, in the order in which document pages print them. */
export function ElementsPanel({ page }: { page: DocumentPageData }) {
  const { document, version } = page
  const { about } = version
  const asks = document.index_no === null
  const settings = useGet<DocumentSettings>(asks ? `/office/organs/${document.organ_id}/document-settings` : null)
  const next = settings.data?.nextIndexNo
  const rows: [string, string | null | undefined][] = [
    ['索引号', document.index_no ?? (next ? `发布时编，现为 ${next}` : '发布时编')],
    ['主题分类', about.theme && themeLabel(about.theme)],
    ['发文机关', about.issuers.join('、') || page.organName],
    ['成文日期', about.madeOn],
    ['发文字号', about.documentNo],
    ['发布日期', document.published_on],
    ['统一登记号', document.register_no],
    ['施行日期', about.effectiveOn],
    ['有效期至', about.validUntil],
    ['公开属性', document.attribute && attributes[document.attribute].label],
    ['理由', document.ground && groundLabel(document.ground)],
    ['公开事项', about.item && itemLabel(about.item)],
    ['重点领域', about.keyDomain && keyDomains[about.keyDomain]],
    ['关键词', about.keywords.join('、')],
    ['种类', kindName(about.kind)],
    ['形成日期', document.formed_on],
    ['承办部门', about.department],
    ['解读形式', about.interpretationForm && interpretationForms[about.interpretationForm]],
    [
      '解读',
      `${needs[document.interpretation]}${document.interpretation_note ? `：${document.interpretation_note}` : ''}`,
    ],
    ['内容概述', version.summary],
  ]
  return (
    <Panel title="要素">
      <Pairs facts={rows.filter(([, value]) => value)} />
    </Panel>
  )
}
