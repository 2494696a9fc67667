// /organs/:id: one organ through the years: key cells side by side, charts, and what the years say against each other.
import {
  columnsOf,
  disclosure,
  type EditionId,
  handling,
  type Line,
  leavesOf,
  relief,
  type TableId,
} from '../../law/annual-report/index.ts'
import { deskOf, organById } from '../../organs/index.ts'
import { columnName, rowName } from '../../reports/check/index.ts'
import { type StoredReport, yearsOf } from '../../reports/queries.ts'
import { applicantsByYear, outcomesByYear, receivedByYear, reliefByYear } from '../charts/year-charts.ts'
import type { Page } from '../page.ts'
import { ChartFigure } from '../parts/chart-figure.tsx'
import { CheckStates } from '../parts/states.tsx'
import { organAddress, refText, reportAddress } from '../view/addresses.ts'
import { editionName, figure, kindNames, levelNames } from '../view/figures.ts'
import { addressWith } from '../view/mode.ts'
import { provinceName } from '../view/provinces.ts'
import { ruleTitle } from '../view/rule-titles.ts'

export const organPage: Page = {
  path: '/organs/:id',
  async view({ app, params }) {
    const [organ, years] = await Promise.all([organById(app.db, params['id']!), yearsOf(app.db, params['id']!)])
    if (!organ) return null
    const facts = [
      organ.region && provinceName(organ.region),
      organ.level && levelNames[organ.level],
      organ.kind && kindNames[organ.kind],
    ].filter(Boolean)
    const figures = years.map(({ year, edition, report }) => ({ year, edition, tables: report.tables }))
    const charts = [receivedByYear, applicantsByYear, outcomesByYear, reliefByYear].flatMap(
      (chart) => chart(figures) ?? [],
    )
    const desk = await deskOf(app.db, organ.id)
    const parent = organ.parentId ? await organById(app.db, organ.parentId) : undefined
    return {
      frame: {
        title: `${organ.name}历年年度报告`,
        description: `${organ.name}历年的政府信息公开工作年度报告：关键数据逐年对照。`,
        section: 'reports',
        crumbs: [{ text: '首页', href: '/' }, { text: '年度报告', href: '/reports' }, { text: organ.name }],
        notice: years.find(({ notice }) => notice)?.notice ?? null,
      },
      body: (
        <div className="stack-m">
          <section className="sheet pad top stack">
            <h1>
              {organ.name}
              <wbr />
              历年年度报告
            </h1>
            <p className="lede">
              {facts.join('　')}
              {parent && (
                <>
                  {'　'}上级机关：<a href={organAddress(parent.id)}>{parent.name}</a>
                </>
              )}
            </p>
            {desk?.open && (
              <p className="acts">
                <a className="btn" href={`/apply/${organ.id}`}>
                  向这个机关申请公开
                </a>
              </p>
            )}
            <Reports years={years} />
          </section>
          {years.length > 0 && <Across years={years} />}
          {charts.length > 0 && (
            <div className="duo">
              {charts.map((chart) => (
                <section key={chart.title} className="sheet pad">
                  <ChartFigure chart={chart} />
                </section>
              ))}
            </div>
          )}
          {years.length > 0 && <KeyCells years={years} />}
        </div>
      ),
    }
  },
}

function Reports({ years }: { years: StoredReport[] }) {
  if (!years.length)
    return (
      <p className="empty">
        <b>还没有收录这个机关的报告</b>
        <a href="/reports">看其他机关的报告</a>
      </p>
    )
  return (
    <ul className="links">
      {[...years].reverse().map((one, index, all) => {
        const before = all[index + 1]
        return (
          <li key={one.year}>
            <a href={reportAddress(one)}>{one.year}年度政府信息公开工作年度报告</a>
            <span>
              <CheckStates counts={{ error: one.errors, warning: one.warnings, note: one.notes }} />
            </span>
            <span className="meta">
              {one.edition && <span>{editionName(one.edition)}</span>}
              {one.version > 1 && <span>第{one.version}版</span>}
              {before && (
                <a href={addressWith('/compare', { left: refText(before), right: refText(one) })}>
                  与{before.year}年逐格比较
                </a>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** What the rules across years found. */
function Across({ years }: { years: StoredReport[] }) {
  const found = years.flatMap((one) =>
    one.report.findings.filter(({ rule }) => /^[XY]-/.test(rule)).map((finding) => ({ one, finding })),
  )
  const pairs = years.filter((one, index) => years[index - 1]?.year === one.year - 1).length
  if (!pairs && !found.length) return null
  return (
    <section className="sheet pad stack" aria-labelledby="across">
      <h2 id="across">{found.length ? `年度之间有${found.length}处对不上或变化很大` : '年度之间全部对得上'}</h2>
      {found.length === 0 && <p>相邻的{pairs}对年度：上年结转与本年接续、现行有效件数的增减等都相符。</p>}
      {found.map(({ one, finding }, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the findings of a finished report never move
          key={index}
          className={`fnote ${{ error: '', warning: 'soft', note: 'note' }[finding.severity]}`}
        >
          <p className="t">
            <a href={reportAddress(one)}>{one.year}年</a>
            {ruleTitle(finding.rule)}
          </p>
          <p className="why">{finding.message}</p>
          <p className="why small">
            依据：{finding.basis}　<a href={`/rules#${finding.rule}`}>{finding.rule}</a>
          </p>
        </div>
      ))}
    </section>
  )
}

interface KeyRow {
  table: TableId
  row: string
  column: string
}

/** Total columns of table three and four, and all of table two: what people follow through the years. */
function keyRows(years: StoredReport[]): { name: string; rows: KeyRow[] }[] {
  const has = ({ table, row, column }: KeyRow) =>
    years.some(({ report }) => report.tables[table]?.[row]?.[column] !== undefined)
  const editions = [...new Set(years.flatMap(({ edition }) => edition ?? []))] as EditionId[]
  const ofDisclosure = disclosure
    .flatMap(({ rows }) => rows)
    .flatMap(({ id: row }) =>
      [...new Set(editions.flatMap((edition) => columnsOf(edition, 'disclosure', row).map(({ id }) => id)))].map(
        (column): KeyRow => ({ table: 'disclosure', row, column }),
      ),
    )
  const totals = (table: TableId, lines: readonly Line[]) =>
    leavesOf(lines).map(({ id }): KeyRow => ({ table, row: id, column: 'total' }))
  return [
    { name: '收到和处理政府信息公开申请（总计）', rows: totals('requests', handling).filter(has) },
    { name: '行政复议、行政诉讼（总计）', rows: totals('relief', relief).filter(has) },
    { name: '主动公开政府信息', rows: ofDisclosure.filter(has) },
  ].filter(({ rows }) => rows.length > 0)
}

function KeyCells({ years }: { years: StoredReport[] }) {
  return (
    <section className="sheet pad" aria-labelledby="cells">
      <h2 id="cells" className="section-head">
        关键数据逐年对照
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label="关键数据逐年对照表">
        <table className="data years">
          <caption className="sr">关键数据逐年对照</caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              {years.map((one) => (
                <th key={one.year} scope="col" className="num">
                  <a href={reportAddress(one)}>{one.year}年</a>
                </th>
              ))}
            </tr>
          </thead>
          {keyRows(years).map(({ name, rows }) => (
            <tbody key={name} className="group">
              <tr>
                <th scope="rowgroup" colSpan={years.length + 1}>
                  {name}
                </th>
              </tr>
              {rows.map((cell) => (
                <tr key={`${cell.row}.${cell.column}`}>
                  <th scope="row">{labelOf(cell, years)}</th>
                  {years.map(({ year, report }) => {
                    const value = report.tables[cell.table]?.[cell.row]?.[cell.column]
                    return (
                      <td key={year} className={value === 0 ? 'num z' : 'num'}>
                        {typeof value === 'number' ? figure(value) : value === null ? '空白' : '—'}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
      <p className="legend">
        <span>“—”：该年度的格式没有这一项，或原文缺失</span>
      </p>
    </section>
  )
}

/** As the latest edition that has the cell calls it. */
function labelOf({ table, row, column }: KeyRow, years: StoredReport[]): string {
  const edition = years.findLast(({ report }) => report.tables[table]?.[row]?.[column] !== undefined)?.edition ?? null
  const name = rowName(edition, table, row)
  return table === 'disclosure' ? `${name}：${columnName(edition, table, row, column)}` : name
}
