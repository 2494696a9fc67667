// /compare?left=&right=: two reports cell by cell; without two, the form that chooses them.
import { type CellRef, cellId, chapters, type GridCell, tableIds } from '../../law/annual-report/index.ts'
import { columnName } from '../../reports/check/index.ts'
import { type ListedReport, listedReports } from '../../reports/lists.ts'
import { getReport, type StoredReport } from '../../reports/queries.ts'
import { figureText } from '../../reports/write/figures.ts'
import { StatutoryTable } from '../../reports/write/html/index.ts'
import type { Page, PageRequest } from '../page.ts'
import { ChapterText } from '../parts/chapter-text.tsx'
import { Phrases } from '../parts/phrases.tsx'
import { ReportTitle } from '../parts/report-header.tsx'
import { CheckStates } from '../parts/states.tsx'
import { parseRef, type ReportRef, refText, reportAddress } from '../view/addresses.ts'
import { type ComparedCell, type Comparison, compareReports, type Value } from '../view/comparison.ts'
import { editionName, figure, signed } from '../view/figures.ts'
import { addressWith } from '../view/mode.ts'

const mostChoices = 200

export const comparePage: Page = {
  path: '/compare',
  query: ['left', 'right', 'q', 'only'],
  async view(request) {
    const { app, query } = request
    const [left, right, choices] = await Promise.all([
      chosen(request, query['left']),
      chosen(request, query['right']),
      listedReports(app, query['q'] ? { name: query['q'] } : {}, { order: 'name', offset: 0, limit: mostChoices }),
    ])
    const both = left && right
    return {
      frame: {
        title: both ? `${nameOf(left)}与${nameOf(right)}的比较` : '比较两份年度报告',
        description: '把两份年度报告的表格逐格比较，不同的格标出增减。',
        section: 'compare',
        crumbs: [
          { text: '首页', href: '/' },
          ...(both ? [{ text: '比较', href: '/compare' }] : []),
          { text: both ? '逐格比较' : '比较' },
        ],
        notice: [left, right].find((one) => one?.notice)?.notice ?? null,
        unlisted: Boolean(both),
      },
      body: (
        <div className="stack-m">
          <section className="sheet pad top stack">
            <h1>{both ? '逐格比较' : '比较两份年度报告'}</h1>
            <Chooser left={left} right={right} reports={choices.reports} query={query} />
          </section>
          {both && <Compared left={left} right={right} onlyDifferences={query['only'] === 'differences'} />}
        </div>
      ),
    }
  },
}

const nameOf = ({ organName, year }: StoredReport) => `${organName}${year}年报告`

async function chosen({ app }: PageRequest, text: string | undefined): Promise<StoredReport | undefined> {
  const ref = parseRef(text)
  return ref ? getReport(app.db, ref.organId, ref.year) : undefined
}

interface ChooserProps {
  left: StoredReport | undefined
  right: StoredReport | undefined
  reports: ListedReport[]
  query: Record<string, string>
}

function Chooser({ left, right, reports, query }: ChooserProps) {
  const options = new Map(reports.map((one) => [refText(one), `${one.organ} ${one.year}年`]))
  for (const one of [left, right]) if (one) options.set(refText(one), `${one.organName} ${one.year}年`)
  return (
    <>
      <form className="chooser no-print" action="/compare">
        <Select id="left" label="左：较早的或作为基准的" options={options} value={left && refText(left)} />
        <Select id="right" label="右：较晚的或要看的" options={options} value={right && refText(right)} />
        <button type="submit" className="btn primary">
          比较
        </button>
      </form>
      {reports.length >= mostChoices || query['q'] ? (
        <form className="chooser no-print" action="/compare">
          {left && <input type="hidden" name="left" value={refText(left)} />}
          {right && <input type="hidden" name="right" value={refText(right)} />}
          <div>
            <label htmlFor="narrow">可选的报告很多，先按机关名称缩小范围</label>
            <input id="narrow" type="search" name="q" defaultValue={query['q']} />
          </div>
          <button type="submit" className="btn">
            缩小
          </button>
        </form>
      ) : null}
      {!(left && right) && (
        <p className="quiet">
          选两份报告，左右各一份。可以是同一机关的两年，也可以是两个机关的同一年。格式不同的，只比较共有的格。
        </p>
      )}
    </>
  )
}

interface SelectProps {
  id: string
  label: string
  options: Map<string, string>
  value: string | undefined
}

const Select = ({ id, label, options, value }: SelectProps) => (
  <div>
    <label htmlFor={id}>{label}</label>
    <select id={id} name={id} defaultValue={value ?? ''} required>
      <option value="">请选择</option>
      {[...options].map(([ref, text]) => (
        <option key={ref} value={ref}>
          {text}
        </option>
      ))}
    </select>
  </div>
)

interface ComparedProps {
  left: StoredReport
  right: StoredReport
  onlyDifferences: boolean
}

function Compared({ left, right, onlyDifferences }: ComparedProps) {
  const comparison = compareReports(left.report, right.report, onlyDifferences)
  const address = (more: Record<string, string>) =>
    addressWith('/compare', { left: refText(left), right: refText(right), ...more })
  return (
    <>
      <div className="versus">
        <Side stored={left} className="left" name="左" />
        <a className="btn with no-print" href={addressWith('/compare', { left: refText(right), right: refText(left) })}>
          左右对调
        </a>
        <Side stored={right} className="right" name="右" />
      </div>
      <article className="sheet pad stack-l">
        <div className="section-head">
          <h2>{sentence(comparison)}</h2>
          {onlyDifferences ? (
            <a href={address({})}>看全部各行</a>
          ) : (
            comparison.differing > 0 && <a href={address({ only: 'differences' })}>只看有不同的行</a>
          )}
        </div>
        <p className="legend">
          <span>
            不同的格列出<b>左数</b>、<b>右数</b>和<b>增减</b>（右减左）；相同的格只列一个数
          </span>
          {comparison.oneSided > 0 && <span>“无此格”：只有一份报告有这一格（格式不同或原文缺失）</span>}
        </p>
        {tableIds.map((table) => {
          const chapter = chapters.find((one) => one.table === table)!
          return (
            <section key={table} aria-labelledby={`of-${table}`}>
              <div className="section-head">
                <h3 id={`of-${table}`}>
                  <Phrases text={chapter.title} />
                </h3>
              </div>
              {comparison.grid.tables[table] ? (
                <div className="pair">
                  <p className="hint-scroll">左右滑动查看各列。</p>
                  <StatutoryTable report={comparison.grid} table={table} show={(cell) => shownCell(comparison, cell)} />
                </div>
              ) : (
                <p className="quiet">{onlyDifferences ? '没有不同的行。' : '两份报告都没有这张表。'}</p>
              )}
            </section>
          )
        })}
        <Texts left={left} right={right} />
      </article>
    </>
  )
}

function sentence({ comparable, differing, oneSided }: Comparison): string {
  if (!comparable) return '两份报告没有共同的格'
  const some = differing ? `${figure(differing)}格不同` : '全部相同'
  return `可比的${figure(comparable)}格中，${some}${oneSided ? `；另有${figure(oneSided)}格只在一份中有` : ''}`
}

function Side({ stored, className, name }: { stored: StoredReport; className: string; name: string }) {
  const { errors, warnings, notes, edition } = stored
  return (
    <div className={`${className} stack`}>
      <p className="side">
        {name}
        {edition && `　${editionName(edition)}`}
      </p>
      <h2>
        <a href={reportAddress(stored as ReportRef)}>
          <ReportTitle organ={stored.organName} year={stored.year} />
        </a>
      </h2>
      <p>
        <CheckStates counts={{ error: errors, warning: warnings, note: notes }} />
      </p>
    </div>
  )
}

function shownCell(comparison: Comparison, cell: CellRef): { className?: string; html: string } {
  const compared = comparison.cells.get(cellId(cell))
  if (!compared) return { className: 'absent', html: '<span class="sr">无此格</span>' }
  return compared.differs ? { className: 'differs', html: different(compared) } : same(compared)
}

function same({ cell, left, unsigned }: ComparedCell): { className?: string; html: string } {
  if (typeof left !== 'number') return { className: 'blank', html: '<span class="sr">都空白</span>' }
  return { ...(left === 0 && { className: 'z' }), html: figureText(left, printedAs(cell, unsigned.left)) }
}

function different({ cell, left, right, change, unsigned }: ComparedCell): string {
  const line = (className: string, name: string, text: string) =>
    `<span class="${className}"><span class="sr">${name} </span>${text}</span>`
  return [
    line('l', '左', valueText(cell, left, unsigned.left)),
    line('r', '右', valueText(cell, right, unsigned.right)),
    change === null ? '' : line('d', '增减', signed(change)),
  ].join('')
}

const valueText = (cell: GridCell, value: Value, unsigned: boolean): string =>
  typeof value === 'number' ? figureText(value, printedAs(cell, unsigned)) : value === null ? '空白' : '无此格'

const printedAs = ({ kind, table, row, column }: GridCell, unsigned: boolean) => ({
  kind: unsigned ? ('count' as const) : kind,
  unitInHead: columnName(null, table, row, column).includes('万元'),
})

/** The chapters without tables, side by side. */
function Texts({ left, right }: { left: StoredReport; right: StoredReport }) {
  const shown = chapters.filter(({ table }) => table === null)
  const of = ({ report }: StoredReport, no: number) => report.chapters.find((chapter) => chapter.no === no)
  return shown
    .filter(({ no }) => of(left, no) || of(right, no))
    .map(({ no, title }) => (
      <details key={no}>
        <summary>并列看“{title}”一章的文字</summary>
        <div className="texts">
          {[left, right].map((stored) => {
            const chapter = of(stored, no)
            return (
              <div key={refText(stored)} className="stack">
                <h4>{nameOf(stored)}</h4>
                {chapter ? (
                  <ChapterText chapter={chapter} script={stored.report.script} />
                ) : (
                  <p className="quiet">报告中没有这一章。</p>
                )}
              </div>
            )
          })}
        </div>
      </details>
    ))
}
