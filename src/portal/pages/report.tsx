// /reports/:organ/:year: a report, the version in force or an older one (?version=).
import type { App } from '../../app.ts'
import { reportWithVersions, type StoredReport, tablesByYear, type Version } from '../../reports/queries.ts'
import { reportCharts } from '../charts/report-charts.ts'
import { outcomesByYear, receivedByYear } from '../charts/year-charts.ts'
import type { Page } from '../page.ts'
import { ChartFigure } from '../parts/chart-figure.tsx'
import { ReportView } from '../parts/report-view.tsx'
import { organAddress, refText, reportAddress, reportFileAddress } from '../view/addresses.ts'
import { kindNames, levelNames, momentText } from '../view/figures.ts'
import { addressWith } from '../view/mode.ts'
import { provinceName } from '../view/provinces.ts'
import { reportFormats } from './report-files.ts'

export const reportPage: Page = {
  path: '/reports/:organ/:year',
  query: ['version'],
  async view({ app, params, query, kept }) {
    const [organId, year] = [params['organ']!, Number(params['year'])]
    const asked = query['version'] ? Number(query['version']) : undefined
    if (!Number.isInteger(year) || (asked !== undefined && !Number.isInteger(asked))) return null
    const found = await reportWithVersions(app.reads, organId, year, asked)
    if (!found) return null
    const { stored, json, versions } = found
    const { report, organName: organ } = stored
    const version = stored.supersededBy === null ? undefined : stored.version
    const charts = await kept(`charts ${organId} ${year} ${stored.version}`, () => reportCharts(report))
    const { years, charts: across } = await kept(`years ${organId}`, () => yearsWithCharts(app, organId))
    const before = years.filter((one) => one < year).at(-1)
    return {
      frame: {
        title: `${organ}${year}年度政府信息公开工作年度报告`,
        description: `${organ}${year}年度政府信息公开工作年度报告：法定表格、章节、核对结果和下载。`,
        section: 'reports',
        crumbs: [
          { text: '首页', href: '/' },
          { text: '年度报告', href: '/reports' },
          { text: organ, href: organAddress(organId) },
          { text: `${year}年` },
        ],
        alternates: [
          { type: 'application/json', href: reportFileAddress(stored, 'report.json', version), title: '机读数据' },
        ],
        notice: report.notice ?? null,
        unlisted: version !== undefined,
      },
      body: (
        <>
          {version !== undefined && <Superseded stored={stored} />}
          <ReportView
            report={report}
            json={json}
            charts={charts}
            organ={<About stored={stored} />}
            facts={[{ name: '原文', value: <Original stored={stored} version={version} /> }]}
            tableFile={reportFileAddress(stored, 'report.xlsx', version)}
            panels={
              <>
                <Downloads stored={stored} version={version} />
                <Versions stored={stored} versions={versions} />
              </>
            }
            below={
              <section className="sheet pad after stack-m" aria-labelledby="more">
                <div className="section-head">
                  <h2 id="more">比较</h2>
                  <span className="acts no-print">
                    {before && (
                      <a
                        href={addressWith('/compare', {
                          left: refText({ organId, year: before }),
                          right: refText(stored),
                        })}
                      >
                        与{before}年逐格比较
                      </a>
                    )}
                    <a href={addressWith('/compare', { left: refText(stored) })}>与另一份报告比较</a>
                    <a href={organAddress(organId)}>{organ}历年</a>
                  </span>
                </div>
                {across.length > 0 ? (
                  <div className="duo">
                    {across.map((chart) => (
                      <ChartFigure key={chart.title} chart={chart} />
                    ))}
                  </div>
                ) : (
                  <p className="quiet">只收录了这个机关一个年度的报告；收录其他年度后，这里列出逐年的变化。</p>
                )}
              </section>
            }
          />
        </>
      ),
    }
  },
}

async function yearsWithCharts({ db }: App, organId: string) {
  const years = await tablesByYear(db, organId)
  const charts = [receivedByYear(years), outcomesByYear(years)].filter((chart) => chart !== null)
  return { years: years.map(({ year }) => year), charts }
}

function About({ stored: { organId, organName, level, kind, region } }: { stored: StoredReport }) {
  const facts = [region && provinceName(region), level && levelNames[level], kind && kindNames[kind]].filter(Boolean)
  return (
    <>
      <a href={organAddress(organId)}>{organName}</a>
      {facts.length > 0 && <span className="quiet">　{facts.join('　')}</span>}
    </>
  )
}

interface StoredProps {
  stored: StoredReport
  version: number | undefined
}

function Original({ stored, version }: StoredProps) {
  const { fileName, report } = stored
  const { url } = report.source
  return (
    <>
      <a href={reportFileAddress(stored, 'original', version)}>查看原文</a>
      {'　'}
      <a href={addressWith(reportFileAddress(stored, 'original'), { version: version?.toString(), download: '1' })}>
        下载原文
      </a>
      {fileName && <span className="quiet">　{fileName}</span>}
      {url && /^https?:/.test(url) && (
        <>
          {'　'}
          <a href={url} rel="external nofollow">
            发布页
          </a>
        </>
      )}
    </>
  )
}

function Downloads({ stored, version }: StoredProps) {
  return (
    <section className="sheet pad stack no-print" aria-labelledby="downloads">
      <h2 id="downloads">下载与数据</h2>
      <ul className="links">
        {reportFormats.map(({ id, name, words }) => (
          <li key={id}>
            <a href={reportFileAddress(stored, `report.${id}`, version)}>{name}</a>
            <span className="quiet small">{words}</span>
          </li>
        ))}
      </ul>
      <p className="small quiet">
        本页也嵌有同样的机读数据（<span className="mono">#report-data</span>）。
      </p>
    </section>
  )
}

function Superseded({ stored }: { stored: StoredReport }) {
  return (
    <div className="notice warn">
      <p className="t">
        这是第{stored.version}版，已被第{stored.supersededBy}版取代
      </p>
      <p>
        <a href={reportAddress(stored)}>看现行的一版</a>
      </p>
    </div>
  )
}

function Versions({ stored, versions }: { stored: StoredReport; versions: Version[] }) {
  if (versions.length < 2) return null
  return (
    <section className="sheet pad stack" aria-labelledby="versions">
      <h2 id="versions">版本</h2>
      <ul className="links">
        {versions.map(({ version, supersededBy, importedAt, fileName }) => (
          <li key={version}>
            {version === stored.version ? (
              <b>第{version}版（本页）</b>
            ) : (
              <a href={reportAddress(stored, supersededBy === null ? undefined : version)}>
                第{version}版{supersededBy === null && '（现行）'}
              </a>
            )}
            <time dateTime={importedAt} className="small">
              {momentText(new Date(importedAt)).slice(0, 10)}
            </time>
            {fileName && <span className="meta">{fileName}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
