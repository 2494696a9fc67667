// The kinds of drawing that our charts use: bars lying, bars stacked, a row of years.
import { figure } from '../view/figures.ts'
import { type ChartOption, type Drawing, ink } from './draw.ts'

export interface Bar {
  name: string
  value: number
  /** Said beside the value: its share, or why there is none. */
  aside?: string
  color?: string
}

const rowHeight = 30

/** Lying bars with the value at the end of each, the longest first. 264 units wide, for the column of notes. */
export function bars(label: string, given: Bar[], width = 264): Drawing {
  const nameWidth = 13 * Math.max(...given.map(({ name }) => name.length)) + 8
  const most = Math.max(1, ...given.map(({ value }) => value))
  return {
    width,
    height: given.length * rowHeight + 4,
    label,
    option: {
      grid: { left: nameWidth, right: 86, top: 2, bottom: 2 },
      xAxis: { type: 'value', show: false, min: 0, max: most },
      yAxis: {
        type: 'category',
        inverse: true,
        data: given.map(({ name }) => name),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { fontSize: 13, color: ink.text, margin: 8 },
      },
      series: [
        {
          type: 'bar',
          barWidth: 18,
          barMinHeight: 2,
          data: given.map(({ value, aside = '', color = ink.first }) => ({
            value,
            itemStyle: { color },
            label: { formatter: `{b|${figure(value)}}{s|${aside && `\u2002${aside}`}}` },
          })),
          label: {
            show: true,
            position: 'right',
            distance: 6,
            rich: {
              b: { fontSize: 13, fontWeight: 600, color: ink.text },
              s: { fontSize: 12, color: ink.second },
            },
          },
        },
      ],
    },
  }
}

export interface Part {
  name: string
  color: string
  /** Still open: drawn as hatching. */
  hatched?: boolean
  values: number[]
}

/** Stacked lying bars; the words stand above each bar, since a short part has no room for them. */
export function stacks(label: string, names: string[], parts: Part[], width = 264): Drawing {
  const rows = 66
  const totals = names.map((_, row) => parts.reduce((sum, { values }) => sum + values[row]!, 0))
  return {
    width,
    height: names.length * rows,
    label,
    option: {
      grid: { left: 2, right: 8, top: 0, bottom: 0 },
      xAxis: { type: 'value', show: false, min: 0, max: Math.max(1, ...totals) },
      yAxis: { type: 'category', show: false, inverse: true, data: names },
      series: [
        ...parts.map(({ name, color, hatched, values }) => ({
          type: 'bar' as const,
          name,
          stack: 'all',
          barWidth: 18,
          data: values,
          itemStyle: hatched ? open : { color, borderColor: ink.paper, borderWidth: 1 },
        })),
        saying(names.map((name, row) => headOf(name, totals[row]!))),
        saying(names.map((_, row) => wordsUnder(parts, row))),
      ],
    } as ChartOption,
  }
}

const open = {
  color: ink.paper,
  borderColor: ink.middle,
  borderWidth: 1,
  decal: { symbol: 'rect', color: ink.middle, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 },
}

/** A series without a bar that only carries words. */
const saying = (labels: object[]) => ({
  type: 'bar' as const,
  stack: 'words',
  barWidth: 18,
  barGap: '-100%',
  data: labels.map((label) => ({ value: 0, label })),
})

const wordsUnder = (parts: Part[], row: number) => ({
  show: true,
  position: [0, 22] as [number, number],
  align: 'left' as const,
  formatter: parts
    .filter(({ values }) => values[row]! > 0)
    .map(({ name, values, color }) => `{${color === ink.key ? 'k' : 'w'}|${name}${figure(values[row]!)}　}`)
    .join(''),
  rich: {
    w: { fontSize: 12, color: ink.second },
    k: { fontSize: 12, color: ink.key, fontWeight: 600 },
  },
})

const headOf = (name: string, total: number) => ({
  show: true,
  position: [0, -20] as [number, number],
  align: 'left' as const,
  formatter: `{n|${name}　}{t|${figure(total)}件}`,
  rich: {
    n: { fontSize: 13, color: ink.text },
    t: { fontSize: 13, fontWeight: 600, color: ink.text },
  },
})

export interface YearValue {
  year: number
  /** null where there is no report or no number. */
  value: number | null
}

/** One figure through the years, the last one stressed; the line starts at zero. */
export function yearLine(label: string, given: YearValue[]): Drawing {
  const last = given.findLastIndex(({ value }) => value !== null)
  return {
    width: 400,
    height: 190,
    label,
    option: {
      grid: { left: 24, right: 30, top: 32, bottom: 28 },
      xAxis: {
        type: 'category',
        data: given.map(({ year }) => String(year)),
        axisLine: { lineStyle: { color: ink.line } },
        axisTick: { show: false },
        axisLabel: { fontSize: 13, color: ink.second, interval: 0 },
      },
      yAxis: { type: 'value', show: false, min: 0 },
      series: [
        {
          type: 'line',
          symbol: 'circle',
          connectNulls: false,
          lineStyle: { color: ink.first, width: 2.5 },
          itemStyle: { color: ink.first },
          data: given.map(({ value }, index) => ({
            value,
            symbolSize: index === last ? 10 : 7,
            label: {
              show: value !== null,
              position: 'top' as const,
              fontSize: 15,
              fontWeight: index === last ? ('bold' as const) : ('normal' as const),
              color: ink.text,
              formatter: value === null ? '' : figure(value),
            },
          })),
        },
      ],
    },
  }
}

/** Standing bars through the years, in parts one upon the other. */
export function yearStacks(label: string, years: number[], parts: Part[]): Drawing {
  const totals = years.map((_, at) => parts.reduce((sum, { values }) => sum + values[at]!, 0))
  return {
    width: 400,
    height: 190,
    label,
    option: {
      grid: { left: 10, right: 10, top: 28, bottom: 28 },
      xAxis: {
        type: 'category',
        data: years.map(String),
        axisLine: { lineStyle: { color: ink.line } },
        axisTick: { show: false },
        axisLabel: { fontSize: 13, color: ink.second, interval: 0 },
      },
      yAxis: { type: 'value', show: false, min: 0, max: Math.max(1, ...totals) },
      series: parts.map(({ name, color, hatched, values }, index) => ({
        type: 'bar' as const,
        name,
        stack: 'all',
        barMaxWidth: 56,
        data: values,
        itemStyle: hatched ? open : { color },
        ...(index === parts.length - 1 && {
          label: {
            show: true,
            position: 'top' as const,
            fontSize: 14,
            color: ink.text,
            formatter: ({ dataIndex }: { dataIndex: number }) => figure(totals[dataIndex]!),
          },
        }),
      })),
    } as ChartOption,
  }
}
