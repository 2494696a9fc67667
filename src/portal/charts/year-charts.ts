// One organ through the years.
import { applicants, leavesOf } from '../../law/annual-report/index.ts'
import type { Report } from '../../reports/report.ts'
import { figure, share, signed, words } from '../view/figures.ts'
import { draw, ink } from './draw.ts'
import { yearLine, yearStacks } from './kinds.ts'
import { type Chart, outcomesOf, reliefParts, reliefWays } from './report-charts.ts'

export type YearFigures = Pick<Report, 'tables' | 'edition'> & { year: number }

/** The years from the first to the last; those without a report are gaps. */
const allYears = (given: readonly YearFigures[]): number[] => {
  const years = given.map(({ year }) => year)
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** New requests year by year; null with fewer than two years. */
export function receivedByYear(given: readonly YearFigures[]): Chart | null {
  const values = allYears(given).map((year) => ({
    year,
    value: given.find((one) => one.year === year)?.tables.requests?.newReceived?.total ?? null,
  }))
  const known = values.filter((one): one is { year: number; value: number } => one.value !== null)
  if (known.length < 2) return null
  const [before, last] = known.slice(-2)
  const change = last!.value - before!.value
  const than = last!.year - before!.year === 1 ? '上年' : `${before!.year}年`
  return {
    title:
      change === 0
        ? `${last!.year}年新收${figure(last!.value)}件，与${than}相同`
        : `${last!.year}年新收${figure(last!.value)}件，比${than}${change > 0 ? '增加' : '减少'}${figure(Math.abs(change))}件`,
    sub: '本年新收政府信息公开申请，件；纵轴自0起',
    svg: draw(
      yearLine(`新收申请：${known.map(({ year, value }) => `${year}年${figure(value)}件`).join('、')}。`, values),
    ),
    table: {
      heads: ['年度', '新收（件）', '比上年'],
      rows: values.map(({ year, value }, index) => {
        const last = values[index - 1]?.value
        return [`${year}年`, value, value !== null && typeof last === 'number' ? signed(value - last) : null]
      }),
    },
  }
}

/** Who asked, year by year; of a year whose row lacks a figure nothing is drawn. */
export function applicantsByYear(given: readonly YearFigures[]): Chart | null {
  const rows = [...given]
    .sort((a, b) => a.year - b.year)
    .flatMap(({ year, edition, tables }) => {
      const row = tables.requests?.newReceived
      const values = askers.map(({ columns }) => sumOf(columns.map((column) => row?.[column] ?? null)))
      return values.every((value) => value !== null) ? [{ year, edition, values }] : []
    })
  const last = rows.at(-1)
  if (!last || rows.length < 2 || sumOf(rows.flatMap(({ values }) => values)) === 0) return null
  const names = askers.map(({ line }) => words(last.edition, line))
  const total = rows.map(({ values }) => sumOf(values)!)
  const parts = names.map((name, at) => ({
    name,
    color: at ? ink.middle : ink.first,
    values: rows.map(({ values }) => values[at]!),
  }))
  const most = last.values.indexOf(Math.max(...last.values))
  return {
    title:
      total.at(-1) === 0
        ? `${last.year}年没有收到申请`
        : `${last.year}年的申请，${share(last.values[most]!, total.at(-1)!)}来自${names[most]}`,
    sub: '本年新收政府信息公开申请，按申请人，件',
    svg: draw(
      yearStacks(
        `新收申请：${rows.map(({ year, values }) => `${year}年${names.map((name, at) => `${name}${figure(values[at]!)}件`).join('，')}`).join('；')}。`,
        rows.map(({ year }) => year),
        parts,
      ),
    ),
    key: parts.map(({ name, color }) => ({ name, color })),
    table: {
      heads: ['年度', ...names, '合计'],
      rows: rows.map(({ year, values }, at) => [`${year}年`, ...values, total[at]!]),
    },
  }
}

/** Persons, and organisations of all kinds together. */
const askers = applicants
  .filter((line) => !line.sumOf.length)
  .map((line) => ({ line, columns: leavesOf([line]).map(({ id }) => id) }))

const sumOf = (values: readonly (number | null)[]): number | null =>
  values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0)

/** How much of what was handled was granted, in full or in part, year by year. */
export function outcomesByYear(given: readonly YearFigures[]): Chart | null {
  const years = [...given].sort((a, b) => a.year - b.year)
  const outcomes = years.map((one) => outcomesOf(one))
  const of = (id: string) => outcomes.map((all) => all.find((one) => one.id === id)?.value ?? 0)
  const total = outcomes.map((all) => all.reduce((sum, { value }) => sum + (value ?? 0), 0))
  if (years.length < 2 || total.every((value) => value === 0)) return null
  const [granted, partial] = [of('granted'), of('partial')]
  const [full, part] = ['granted', 'partial'].map((id) => outcomes[0]!.find((one) => one.id === id)!.name)
  const rest = total.map((all, at) => all - granted[at]! - partial[at]!)
  const open = total.map((all, at) => (all ? Math.round(((granted[at]! + partial[at]!) / all) * 100) : null))
  const last = open.at(-1)
  const parts = [
    { name: full!, color: ink.first, values: granted },
    { name: part!, color: ink.middle, values: partial },
    { name: '其余各项', color: ink.grey, values: rest },
  ]
  return {
    title: last === null ? '最近一年没有办结的申请' : `${years.at(-1)!.year}年办理的申请，${last}%${full}或${part}`,
    sub: '本年度办理结果，件',
    svg: draw(
      yearStacks(
        `办理结果：${years.map(({ year }, at) => `${year}年办理${figure(total[at]!)}件，${full}${figure(granted[at]!)}件，${part}${figure(partial[at]!)}件`).join('；')}。`,
        years.map(({ year }) => year),
        parts,
      ),
    ),
    key: parts.map(({ name, color }) => ({ name, color })),
    table: {
      heads: ['年度', full!, part!, '其余各项', '合计'],
      rows: years.map(({ year }, at) => [`${year}年`, granted[at]!, partial[at]!, rest[at]!, total[at]!]),
    },
  }
}

/** Reconsideration and litigation by result, year by year. */
export function reliefByYear(given: readonly YearFigures[]): Chart | null {
  const years = [...given].sort((a, b) => a.year - b.year).filter(({ tables }) => tables.relief)
  const parts = reliefParts(years.at(-1)?.edition ?? null, (result) =>
    years.map(({ tables }) => reliefWays.reduce((sum, way) => sum + (tables.relief?.[way.id]?.[result] ?? 0), 0)),
  )
  const total = years.map((_, at) => parts.reduce((sum, { values }) => sum + values[at]!, 0))
  const all = total.reduce((sum, value) => sum + value, 0)
  if (years.length < 2 || all === 0) return null
  const corrected = parts.find(({ color }) => color === ink.key)!.values.reduce((sum, value) => sum + value, 0)
  return {
    title: `${years[0]!.year}年至${years.at(-1)!.year}年复议与诉讼${figure(all)}件，${corrected ? `纠正${figure(corrected)}件` : '没有被纠正的'}`,
    sub: '三种途径合计，件；斜纹为当年尚未审结',
    svg: draw(
      yearStacks(
        `复议与诉讼：${years.map(({ year }, at) => `${year}年${figure(total[at]!)}件`).join('、')}，其中共纠正${figure(corrected)}件。`,
        years.map(({ year }) => year),
        parts,
      ),
    ),
    key: parts.map(({ name, color, hatched }) => ({ name, color, hatched: Boolean(hatched) })),
    table: {
      heads: ['年度', ...parts.map(({ name }) => name), '合计'],
      rows: years.map(({ year }, at) => [`${year}年`, ...parts.map(({ values }) => values[at]!), total[at]!]),
    },
  }
}
