// The unified elements of a document as a form, and back as what is saved.
import {
  catalogueItems,
  documentKindIds,
  documentKinds,
  interpretationForms,
  itemsOf,
  keyDomains,
  themesOn,
} from '../../law/disclosure/index.ts'
import type { Choice, Field, Sent } from '../parts/fields-form.tsx'
import type { DocumentPageData, DocumentSettings } from './types.ts'

const named = (entries: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(entries).map(([value, label]) => ({ value, label }))

export function elementFields(
  { document, version, today }: DocumentPageData,
  settings: DocumentSettings | undefined,
): Field[] {
  const { title, summary, about } = version
  const themes: Choice[] = themesOn(today).flatMap(({ id, label, parts = [] }) => [
    { value: id, label, group: label },
    ...parts.map((part) => ({ value: part.id, label: part.label, group: label })),
  ])
  const own = itemsOf(settings?.level ?? null)
  const items = [...own, ...catalogueItems.filter(({ id }) => id === about.item && !own.some((one) => one.id === id))]
  return [
    { name: 'title', label: '标题', kind: 'area', initial: title, most: 300, wide: true },
    {
      name: 'kind',
      label: '种类',
      kind: 'select',
      initial: about.kind,
      choices: documentKindIds.map((value) => ({ value, label: documentKinds[value].label })),
    },
    {
      name: 'issuers',
      label: '发文机关',
      kind: 'text',
      initial: about.issuers.join('、'),
      optional: true,
      hint: '联合发文用顿号隔开，牵头机关在前',
    },
    {
      name: 'documentNo',
      label: '发文字号',
      kind: 'text',
      initial: about.documentNo ?? '',
      optional: true,
      most: 60,
      hint: '如 示政发〔2026〕5号、示例市人民政府令第12号；括号自动改为〔〕',
    },
    {
      name: 'formedOn',
      label: '形成日期',
      kind: 'day',
      initial: document.formed_on,
      max: today,
      hint: '公开的期限从这一天算起',
    },
    { name: 'madeOn', label: '成文日期', kind: 'day', initial: about.madeOn ?? '', optional: true, max: today },
    { name: 'effectiveOn', label: '施行日期', kind: 'day', initial: about.effectiveOn ?? '', optional: true },
    {
      name: 'validUntil',
      label: '有效期至',
      kind: 'day',
      initial: about.validUntil ?? '',
      optional: true,
      hint: '规范性文件一般五年，暂行、试行的二年',
    },
    { name: 'theme', label: '主题分类', kind: 'select', initial: about.theme ?? '', choices: themes, optional: true },
    {
      name: 'item',
      label: '公开事项',
      kind: 'select',
      initial: about.item ?? '',
      choices: items.map(({ id, label, article }) => ({
        value: id,
        label,
        group: article === 20 ? '条例第二十条' : '条例第二十一条',
      })),
      optional: true,
    },
    {
      name: 'keyDomain',
      label: '重点领域',
      kind: 'select',
      initial: about.keyDomain ?? '',
      choices: named(keyDomains),
      optional: true,
    },
    {
      name: 'keywords',
      label: '关键词',
      kind: 'text',
      initial: about.keywords.join('、'),
      optional: true,
      hint: '用顿号隔开，最多20个',
    },
    { name: 'department', label: '承办部门', kind: 'text', initial: about.department ?? '', optional: true, most: 100 },
    {
      name: 'interpretationForm',
      label: '解读形式',
      kind: 'select',
      initial: about.interpretationForm ?? '',
      choices: named(interpretationForms),
      optional: true,
      when: ({ kind }) => kind === 'interpretation',
    },
    {
      name: 'summary',
      label: '内容概述',
      kind: 'area',
      initial: summary ?? '',
      optional: true,
      most: 1000,
      wide: true,
      hint: document.index_no
        ? `索引号 ${document.index_no}`
        : settings
          ? `首次发布时编索引号，按本机关的规则现为 ${settings.nextIndexNo}`
          : '',
    },
  ]
}

const lists = ['issuers', 'keywords'] as const
const clearable = [
  'documentNo',
  'madeOn',
  'effectiveOn',
  'validUntil',
  'theme',
  'item',
  'keyDomain',
  'department',
  'interpretationForm',
  'summary',
] as const

/** What is left empty is cleared. */
export function changeOf(values: Sent): Record<string, unknown> {
  const listed = lists.map((name) => [
    name,
    String(values[name] ?? '')
      .split(/[、,，;；\n]/)
      .map((one) => one.trim())
      .filter(Boolean),
  ])
  return {
    ...values,
    ...Object.fromEntries(clearable.map((name) => [name, values[name] ?? null])),
    ...Object.fromEntries(listed),
  }
}
