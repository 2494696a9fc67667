// Reports for the tests of the pages, made as objects: figures like those of real reports, prose of our own.
import type { App } from '../../src/app.ts'
import {
  cellsOf,
  chapters,
  type EditionId,
  handling,
  identitiesOf,
  leavesOf,
  pathTo,
} from '../../src/law/annual-report/index.ts'
import { importReport } from '../../src/reports/import-report.ts'
import { exampleNotice, type Report, type Tables, valueAt } from '../../src/reports/report.ts'

export interface Sample {
  organ: string
  year: number
  edition: EditionId
  about: Report['about']
  /** Cells that are not 0, by id. */
  figures: Record<string, number | null>
  texts?: Partial<Record<number, string>>
  more?: Partial<Report>
}

/** All cells of the edition: 0 where no figure is given; totals that are not given are added up. */
export function reportOf({ organ, year, edition, about, figures, texts = {}, more = {} }: Sample): Report {
  const tables: Tables = {}
  for (const { table, row, column } of cellsOf(edition)) {
    tables[table] ??= {}
    tables[table]![row] ??= {}
    tables[table]![row]![column] = figures[`${table}.${row}.${column}`] ?? 0
    if (figures[`${table}.${row}.${column}`] === null) tables[table]![row]![column] = null
  }
  for (const { rule, left, right } of identitiesOf(edition)) {
    const [sum] = left
    if (rule === 'T3-BAL' || `${sum!.table}.${sum!.row}.${sum!.column}` in figures) continue
    const value = right.reduce((all, cell) => all + (valueAt(tables, cell) ?? 0), 0)
    tables[sum!.table]![sum!.row]![sum!.column] = value
  }
  return {
    format: 'gongkai.report/1',
    edition,
    editions: { disclosure: edition, requests: edition, relief: edition },
    editionDue: year >= 2021 ? '2021' : '2019',
    year,
    organ,
    title: `${organ}${year}年政府信息公开工作年度报告`,
    script: 'Hans',
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    publishedOn: `${year + 1}-01-26`,
    about,
    source: { name: `${organ}${year}.txt`, sha256: null, mediaType: 'text/plain', url: null },
    reader: 'gongkai 0.1.0',
    notice: exampleNotice,
    chapters: chapters.map(({ no, title }) => ({ no, title, text: texts[no] ?? '' })),
    tables,
    extraRows: [],
    readings: [],
    findings: [],
    ...more,
  }
}

const outcomes = leavesOf(pathTo(handling, 'results*').slice(-1)).map(({ id }) => id)

/** Rows of table three as pairs of natural persons and companies. */
export const requests = (rows: Record<string, [number, number]>): Record<string, number> => {
  const sum = (at: 0 | 1) => outcomes.reduce((all, id) => all + (id === 'outcomeTotal' ? 0 : (rows[id]?.[at] ?? 0)), 0)
  const all = { ...rows, outcomeTotal: [sum(0), sum(1)] as [number, number] }
  return Object.fromEntries(
    Object.entries(all).flatMap(([id, [person, company]]) => [
      [`requests.${id}.naturalPerson`, person],
      [`requests.${id}.enterprise`, company],
      [`requests.${id}.total`, person + company],
    ]),
  )
}

const overview = `2023年，全市按照条例的要求做好政府信息公开工作。
（一）主动公开
全年通过门户网站公开各类信息，规范性文件全部集中发布，可以按文号和主题查找。
（二）依申请公开
全年收到申请328件，办理319件，结转下年度9件。申请集中在土地和房屋方面。
（三）政府信息管理
各单位设专人管理公开目录，每季度清理一次。
（四）平台建设
对门户网站的公开栏目作了调整，增加了大字和读屏支持。
（五）监督保障
全年培训三次，参加人员覆盖全部县区。`

const problems = `存在的问题：一是部分单位的目录更新不及时；二是答复文书的格式还不统一。
改进情况：一是把目录更新列入每月检查；二是印发统一的文书样式，并逐件核对。`

const linfen = {
  organ: '临汾市人民政府',
  about: { level: 'prefecture', kind: 'government', region: '141000' },
} as const

export const samples: Record<string, Sample> = {
  linfen2022: {
    ...linfen,
    year: 2022,
    edition: '2021',
    figures: {
      ...requests({
        newReceived: [280, 25],
        granted: [150, 15],
        partial: [20, 2],
        'denied.thirdParty': [6, 0],
        'unavailable.notHeld': [100, 8],
        'notProcessed.duplicate': [4, 0],
      }),
      'disclosure.normativeDocuments.issued': 81,
      'disclosure.normativeDocuments.repealed': 12,
      'disclosure.normativeDocuments.inForce': 1394,
      'disclosure.permits.decisions': 251_112,
      'disclosure.penalties.decisions': 301_020,
      'disclosure.coercion.decisions': 12_404,
      'disclosure.fees.amountWan': 88_015.2,
      'relief.reconsideration.upheld': 7,
      'relief.litigationDirect.upheld': 3,
    },
    texts: {
      1: overview.replace('328件，办理319件，结转下年度9件', '305件，全部办结').replace('2023', '2022'),
      5: problems,
      6: '全年未收取信息处理费。',
    },
  },
  linfen2023: {
    ...linfen,
    year: 2023,
    edition: '2021',
    figures: {
      ...requests({
        newReceived: [294, 34],
        granted: [125, 20],
        partial: [35, 0],
        'denied.thirdParty': [4, 1],
        'denied.process': [1, 0],
        'denied.enforcementFile': [6, 2],
        'unavailable.notHeld': [113, 9],
        'unavailable.needsCreation': [1, 0],
        'notProcessed.duplicate': [2, 0],
        carriedOut: [7, 2],
      }),
      'disclosure.normativeDocuments.issued': 97,
      'disclosure.normativeDocuments.repealed': 307,
      'disclosure.normativeDocuments.inForce': 1184,
      'disclosure.permits.decisions': 260_685,
      'disclosure.penalties.decisions': 290_805,
      'disclosure.coercion.decisions': 11_605,
      'disclosure.fees.amountWan': 97_191.39,
      'relief.reconsideration.upheld': 9,
      'relief.reconsideration.other': 1,
      'relief.reconsideration.pending': 4,
      'relief.litigationDirect.upheld': 2,
      'relief.litigationDirect.corrected': 1,
      'relief.litigationDirect.other': 1,
      'relief.litigationAfter.upheld': 1,
      'relief.litigationAfter.pending': 1,
    },
    texts: { 1: overview, 5: problems, 6: '全年未收取信息处理费。' },
    more: {
      readings: [
        {
          table: 'relief',
          row: 'reconsideration',
          column: 'upheld',
          printed: '9?',
          certainty: 'repaired',
          because: '去掉杂字，分项之和与总计相符',
        },
        {
          table: 'relief',
          row: 'litigationAfter',
          column: 'corrected',
          printed: '0?',
          certainty: 'repaired',
          because: '去掉杂字，分项之和与总计相符',
        },
      ],
    },
  },
  xinle2019: {
    organ: '新乐市人民政府',
    year: 2019,
    edition: '2019',
    about: { level: 'county', kind: 'government', region: '130184' },
    figures: {
      ...Object.fromEntries(
        cellsOf('2019')
          .filter(({ table }) => table === 'requests')
          .map(({ row, column }) => [`requests.${row}.${column}`, null]),
      ),
      'requests.newReceived.total': 5,
      'disclosure.regulations.made': 1,
      'disclosure.regulations.disclosed': 1,
      'disclosure.regulations.total': 1,
      'disclosure.normativeDocuments.made': 154,
      'disclosure.normativeDocuments.disclosed': 105,
      'disclosure.normativeDocuments.total': 752,
      'disclosure.permits.previousItems': 19_175,
      'disclosure.permits.change': -5711,
      'disclosure.permits.decisions': 20_219,
      'disclosure.otherServices.previousItems': 223,
      'disclosure.otherServices.change': 229,
      'disclosure.otherServices.decisions': 576,
      'disclosure.procurement.projects': 18,
      'disclosure.procurement.amountWan': 6089.19,
      'relief.reconsideration.other': 1,
    },
    texts: {
      1: '本年度調整了公開指南，整理了公開目錄，並對各單位作了培訓。',
      5: '工作人員業務能力不足，今後加強培訓。',
    },
    more: {
      script: 'Hant',
      title: '新樂市2019年政府信息公開工作年度報告',
      period: null,
      publishedOn: null,
      readings: [
        ...(['naturalPerson', 'enterprise'] as const).map((column) => ({
          table: 'requests' as const,
          row: 'newReceived',
          column,
          printed: '5',
          certainty: 'open' as const,
          because: '这一行印出两个5，其余空格被压缩，不能确定第一个5属于哪一类申请人',
          candidates: [5, null],
        })),
        {
          table: 'disclosure',
          row: 'permits',
          column: 'change',
          printed: '減5711',
          certainty: 'repaired',
          because: '“减”读作负号',
        },
      ],
    },
  },
  xiquan2020: {
    organ: '西泉街道办事处',
    year: 2020,
    edition: '2019',
    about: { level: 'township', kind: 'office', region: '410823' },
    figures: {},
    texts: { 1: '全年没有收到政府信息公开申请。', 5: '人手不足，已安排专人。', 6: '无' },
  },
}

/** Puts samples into the installation, as an import would. */
export async function importSamples(app: App, names = Object.keys(samples)): Promise<void> {
  for (const name of names) await importSample(app, samples[name]!)
}

export async function importSample(app: App, sample: Sample, text = ''): Promise<void> {
  const report = reportOf(sample)
  const bytes = new TextEncoder().encode(`${report.title}\n${text}`)
  const { organ: name, about, year } = sample
  const result = await importReport(app, {
    bytes,
    name: `${name}${year}.txt`,
    organ: { id: organIds[name] ?? 'other', name, ...about },
    notice: exampleNotice,
    read: { report, cells: report.readings, readable: true } as never,
  })
  if (!result.ok) throw new Error(result.refusal.message)
}

const organIds: Record<string, string> = {
  临汾市人民政府: 'linfen',
  新乐市人民政府: 'xinle',
  西泉街道办事处: 'xiquan',
}
