// Reports made up by fast-check, with everything that a report can carry: for the property tests of writers and readers.
import fc from 'fast-check'
import {
  columnsOf,
  type EditionId,
  editionDue,
  chapters as formatChapters,
  type Line,
  rowsOf,
  type TableId,
  tableIds,
} from '../../src/law/annual-report/index.ts'
import type { Chapter, ExtraRow, Report, Row, Table, Tables } from '../../src/reports/report.ts'
import { exampleNotice } from '../../src/reports/report.ts'

const organs = ['清河县人民政府', '云溪市发展和改革局', '东湖区城东街道办事处', '白石镇人民政府', '松岭省交通运输厅']

const count = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 999 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1000, max: 99_999_999 }) },
)
const change = fc.oneof(fc.constant(0), fc.integer({ min: -60_000, max: 60_000 }))
const amountWan = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 90_000 }),
  fc.integer({ min: 1, max: 900_000_000 }).map((tenThousandths) => tenThousandths / 10_000),
)
const values = { count, change, amountWan }

const plain = { noNullPrototype: true } as const

/** A figure, or an empty cell. */
const figure = ({ kind }: Line) =>
  fc.oneof({ weight: 6, arbitrary: values[kind] }, { weight: 1, arbitrary: fc.constant(null) })

const rowOf = (columns: readonly Line[]): fc.Arbitrary<Row> =>
  fc.record(Object.fromEntries(columns.map((column) => [column.id, figure(column)])), plain)

/** A whole table, or one that lacks some of its rows. */
function tableOf(edition: EditionId, table: TableId): fc.Arbitrary<Table> {
  const rows = rowsOf(edition, table)
  const whole = fc.record(Object.fromEntries(rows.map(({ id }) => [id, rowOf(columnsOf(edition, table, id))])), plain)
  const missing =
    table === 'relief'
      ? fc.constant<string[]>([])
      : fc.subarray(
          rows.slice(1).map(({ id }) => id),
          { maxLength: 3 },
        )
  return fc.oneof(
    { weight: 3, arbitrary: whole },
    {
      weight: 1,
      arbitrary: fc
        .tuple(whole, missing)
        .map(([all, without]) => Object.fromEntries(Object.entries(all).filter(([id]) => !without.includes(id)))),
    },
  )
}

const sentences = [
  '全年公开各类信息326条，其中通过网站公开218条。',
  '本年度共收到申请12件，全部按期答复。',
  '按栏目归集文件，逐件标注是否公开及其理由。',
  '组织业务培训2次，参加人员46人次。',
  '解读形式仍显单一，个别栏目更新不够及时。',
  '下一步将完善制度，压实责任，做好日常检查。',
  '没有收取信息处理费。',
]
const subheads = ['（一）主动公开', '（二）依申请公开', '（三）政府信息管理', '（四）平台建设', '（五）监督保障']

const prose = fc
  .array(fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
  .map((paragraphs) => paragraphs.map((one) => one.join('')))

const headed = fc
  .tuple(prose, fc.boolean())
  .map(([paragraphs, heads]) => paragraphs.flatMap((text, index) => (heads ? [subheads[index]!, text] : [text])))

const chapters = fc.tuple(headed, prose, prose, fc.boolean()).map(([first, fifth, sixth, whole]): Chapter[] =>
  formatChapters
    .filter(({ no }) => whole || no < 6)
    .map(({ no, title, table }) => ({
      no,
      title,
      text: table ? '' : ({ 1: first, 5: fifth, 6: sixth }[no as 1 | 5 | 6] ?? []).join('\n'),
    })),
)

const extraLabels = { disclosure: '行政裁决', requests: '4.转交其他机关办理' }

function extraRow(edition: EditionId, table: 'disclosure' | 'requests', rows: Table): fc.Arbitrary<ExtraRow[]> {
  const id = { disclosure: 'penalties', requests: 'unavailable.unclear' }[table]
  if (!rows[id]) return fc.constant<ExtraRow[]>([])
  const columns = columnsOf(edition, table, id)
  return fc.tuple(...columns.map(() => count)).map((cells) => [{ table, after: id, label: extraLabels[table], cells }])
}

export interface Wanted {
  /** Rows outside the format. */
  extraRows?: boolean
  /** Tables that are missing altogether. */
  missingTables?: boolean
  /** First and last report year. */
  years?: [number, number]
}

/** A report in the edition due, as a reader that misses nothing would have read it. */
export function arbitraryReport({
  extraRows = true,
  missingTables = true,
  years: [min, max] = [2019, 2025],
}: Wanted = {}): fc.Arbitrary<Report> {
  return fc.integer({ min, max }).chain((year) => {
    const edition = editionDue(year)!
    const parts = {
      organ: fc.constantFrom(...organs),
      chapters,
      notice: fc.boolean(),
      missing: missingTables ? fc.option(fc.constantFrom(...tableIds), { freq: 6 }) : fc.constant(null),
      disclosure: tableOf(edition, 'disclosure'),
      requests: tableOf(edition, 'requests'),
      relief: tableOf(edition, 'relief'),
      withExtra: extraRows
        ? fc.option(fc.constantFrom('disclosure' as const, 'requests' as const), { freq: 3 })
        : fc.constant(null),
    }
    return fc.record(parts, plain).chain(({ missing, withExtra, disclosure, requests, relief, ...rest }) => {
      const tables: Tables = { disclosure, requests, relief }
      if (missing) delete tables[missing]
      const own = withExtra ? tables[withExtra] : undefined
      const extras = withExtra && own ? extraRow(edition, withExtra, own) : fc.constant<ExtraRow[]>([])
      return extras.map((extra) => reportOf(edition, year, tables, extra, rest))
    })
  })
}

function reportOf(
  edition: EditionId,
  year: number,
  tables: Tables,
  extraRows: ExtraRow[],
  { organ, chapters, notice }: { organ: string; chapters: Chapter[]; notice: boolean },
): Report {
  const editionOf = (table: TableId) => (tables[table] ? edition : null)
  return {
    format: 'gongkai.report/1',
    edition: editionOf('requests'),
    editions: {
      disclosure: editionOf('disclosure'),
      requests: editionOf('requests'),
      relief: editionOf('relief'),
    },
    editionDue: edition,
    year,
    organ,
    title: `${organ}${year}年政府信息公开工作年度报告`,
    script: 'Hans',
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    publishedOn: `${year + 1}-01-25`,
    about: {},
    source: { name: null, sha256: null, mediaType: null, url: null },
    reader: 'gongkai test',
    ...(notice && { notice: exampleNotice }),
    chapters,
    tables,
    extraRows,
    readings: [],
    findings: [],
  }
}
