// The public site of the organ: colour, footer duties, and the guide with what it has to hold (art. 12).
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useChange } from '../api/use.ts'
import { type Field, FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'
import { notMine, SiteNav, saveSite, useSite } from './parts.tsx'
import { type SiteData, type Theme, themes } from './types.ts'

export function SitePage() {
  useTitle('公开平台')
  const { organ } = useAtWork()
  const data = useSite()
  return (
    <>
      <PageHead title={`${organ.name}信息公开平台`}>
        <div className="acts">
          <a className="btn" href={`/o/${organ.id}`}>
            公开页面
          </a>
        </div>
      </PageHead>
      <SiteNav />
      <Loaded query={data}>{(loaded) => <Settings key={JSON.stringify(loaded.site)} data={loaded} />}</Loaded>
    </>
  )
}

function Settings({ data }: { data: SiteData }) {
  const { may } = useAtWork()
  const edits = may('editOrgan')
  return (
    <div className="two-columns">
      <div className="stack">
        <Panel title="名称和页脚" aside={data.site.siteCode ? `网站标识码 ${data.site.siteCode}` : '没有网站标识码'}>
          {edits ? <Footer data={data} /> : <FooterRead data={data} />}
        </Panel>
        <Panel title="指南中的分类和编排">
          {edits ? <Guide data={data} /> : <p className="rule-text">{data.site.guide ?? '还没有写。'}</p>}
        </Panel>
      </div>
      <aside className="stack">
        <GuideParts data={data} />
        <Panel title="配色">{edits ? <Colours data={data} /> : <p>{themes[data.site.theme][0]}</p>}</Panel>
        {!edits && <p className="quiet">{notMine}</p>}
      </aside>
    </div>
  )
}

const footer: [name: keyof SiteData['site'], label: string, most: number, hint?: string][] = [
  ['siteName', '网站名称', 60, '显示在页首和订阅里，不填为机关名称'],
  ['hostName', '主办单位', 100, '不填为机关名称'],
  ['keeperName', '承办单位', 100],
  ['phone', '联系电话', 40, '不填为公开机构电话'],
  ['icpNo', 'ICP备案号', 60],
  ['policeNo', '公安备案号', 60],
  ['portalUrl', '政府门户网站', 200, '网址，如 https://www.example.gov.cn'],
]

function Footer({ data }: { data: SiteData }) {
  const { message } = App.useApp()
  const empty = Object.fromEntries(footer.map(([name]) => [name, null]))
  const save = useChange(
    (values: Sent) => saveSite(data, { ...empty, ...values }),
    () => void message.success('名称和页脚已保存'),
  )
  const fields: Field[] = footer.map(([name, label, most, hint]) => ({
    ...{ name, label, most },
    ...{ kind: 'text', optional: true, initial: data.site[name] ?? '' },
    ...(hint && { hint }),
  }))
  return (
    <FieldsForm
      columns
      fields={fields}
      submit="保存名称和页脚"
      busy={save.isPending}
      trouble={save.error}
      onSubmit={(values) => save.mutate(values)}
    />
  )
}

const FooterRead = ({ data }: { data: SiteData }) => (
  <Pairs facts={footer.map(([name, label]) => [label, data.site[name]])} />
)

function Guide({ data }: { data: SiteData }) {
  const { message } = App.useApp()
  const save = useChange(
    ({ guide }: Sent) => saveSite(data, { guide: String(guide ?? '') || null }),
    () => void message.success('指南已保存'),
  )
  return (
    <FieldsForm
      fields={[
        {
          name: 'guide',
          label: '政府信息的分类、编排体系',
          kind: 'area',
          most: 5000,
          optional: true,
          initial: data.site.guide ?? '',
          hint: '一段一行。获取方式、申请、监督和救济由平台按条例写出；机构的名称、地址、电话在机关资料里填写。',
        },
      ]}
      submit="保存指南"
      busy={save.isPending}
      trouble={save.error}
      onSubmit={(values) => save.mutate(values)}
    />
  )
}

function GuideParts({ data: { guide } }: { data: SiteData }) {
  const missing = guide.filter(({ given }) => !given)
  return (
    <Panel title="指南是否齐全" aside={missing.length ? `缺${missing.length}项` : '齐全'}>
      <ul className="checklist">
        {guide.map(({ id, label, given }) => (
          <li key={id}>
            <span className={given ? 'state done' : 'state stop'}>{given ? '有' : '缺'}</span>
            {label}
          </li>
        ))}
      </ul>
      {missing.some(({ id }) => id.startsWith('office')) && (
        <p>
          <Link to="/workbench/profile">到机关资料补充</Link>
        </p>
      )}
      {missing.some(({ id }) => id === 'readingPoints') && (
        <p>
          <Link to="/workbench/site/reading-points">登记查阅点</Link>
        </p>
      )}
      <p className="quiet small">依据：{[...new Set(guide.map(({ basis }) => basis))].join('、')}</p>
    </Panel>
  )
}

function Colours({ data }: { data: SiteData }) {
  const { message } = App.useApp()
  const [theme, setTheme] = useState<Theme>(data.site.theme)
  const save = useChange(
    () => saveSite(data, { theme }),
    () => void message.success('配色已保存'),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <fieldset className="swatches">
        <legend className="sr">配色</legend>
        {(Object.keys(themes) as Theme[]).map((id) => (
          <label key={id}>
            <input type="radio" name="theme" className="sr" checked={theme === id} onChange={() => setTheme(id)} />
            <i style={{ background: themes[id][1] }} aria-hidden="true" />
            {themes[id][0]}
          </label>
        ))}
      </fieldset>
      <p className="form-acts">
        <Button htmlType="submit" loading={save.isPending} disabled={theme === data.site.theme}>
          保存配色
        </Button>
      </p>
      <TroubleNote trouble={save.error} />
    </form>
  )
}
