// 录入通知或者更正: filled in, tried (which clocks would move), and only then saved.
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { yearOf } from '../../kit/days.ts'
import type { HolidayNotice } from '../../law/calendar/index.ts'
import { post, Trouble } from '../api/client.ts'
import type { Day } from '../api/types.ts'
import { useChange, useGet } from '../api/use.ts'
import { type Field, FieldsForm, type Sent, type Values } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { TroubleNote } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { inWords } from './calendar-page.tsx'
import { BesideMovesTable, MovesTable } from './moves.tsx'
import type { NoticePreview } from './types.ts'

interface Tried {
  notice: HolidayNotice
  preview: NoticePreview
}

export function NewNoticePage() {
  useTitle('录入通知或者更正')
  const { organ, me, may } = useAtWork()
  const [breaks, setBreaks] = useState(1)
  const [tried, setTried] = useState<Tried | null>(null)
  const region = useGet<{ region: string | null }>(`/organs/${organ.id}`)
  const preview = useChange(async (notice: HolidayNotice) => {
    setTried({ notice, preview: await post<NoticePreview>('/calendar-notices/preview', notice) })
  })
  if (!may('editCalendar') && !may('editRegionCalendar'))
    return <p>放假通知由平台管理员录入，本地区的由机关管理员录入。</p>
  return (
    <>
      <PageHead crumbs={[{ to: '/workbench/calendar', text: '工作日历' }]} title="录入通知或者更正" />
      <div className="stack">
        <div hidden={tried !== null}>
          <Panel title="通知">
            {region.data !== undefined && (
              <FieldsForm
                columns
                focus
                fields={fieldsFor(me.today, breaks, may('editCalendar'), region.data.region)}
                submit="试算：哪些期限会变动"
                busy={preview.isPending}
                trouble={renamed(preview.error)}
                onSubmit={(values) => preview.mutate(noticeOf(values, breaks))}
              >
                <p className="wide">
                  <Button onClick={() => setBreaks(breaks + 1)}>再加一段日子</Button>
                </p>
              </FieldsForm>
            )}
          </Panel>
        </div>
        {tried && <Confirm tried={tried} today={me.today} back={() => setTried(null)} />}
      </div>
    </>
  )
}

function Confirm({ tried: { notice, preview }, today, back }: { tried: Tried; today: Day; back: () => void }) {
  const navigate = useNavigate()
  const save = useChange(
    () => post<{ id: number }>('/calendar-notices', notice),
    ({ id }) => navigate(`/workbench/calendar/changes?notice=${id}&entered`),
  )
  return (
    <>
      <Panel title={notice.title} aside="尚未保存">
        <dl className="pairs">
          <div>
            <dt>范围</dt>
            <dd>{notice.region ? `地区${notice.region}` : '全国'}</dd>
          </div>
          <div>
            <dt>性质</dt>
            <dd>{notice.settles ? `${notice.settles}年全年安排` : '更正，或者另外安排的日子'}</dd>
          </div>
          {notice.breaks.map((one) => (
            <div key={one.name + (one.off?.[0] ?? one.worked?.[0])}>
              <dt>安排</dt>
              <dd>{inWords(one)}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      <Panel
        title={preview.moving ? `保存后，${count(preview.moving)}件申请的期限会变动` : '保存后，没有申请的期限变动'}
        aside={`在办申请${count(preview.open)}件`}
        flush={preview.changes.length > 0}
      >
        {preview.changes.length ? (
          <MovesTable moves={preview.changes} today={today} />
        ) : (
          <p className="quiet">这些日子不在任何一件在办申请的期限之内。</p>
        )}
        {preview.moving > preview.changes.length && (
          <p className="panel-foot quiet">列出前{count(preview.changes.length)}件；保存后全部记录在案。</p>
        )}
      </Panel>
      {preview.beside.length > 0 && (
        <Panel title={`另有${count(preview.beside.length)}件案件、投诉、更正要求的期限会变动`} flush>
          <BesideMovesTable moves={preview.beside} today={today} />
        </Panel>
      )}
      <TroubleNote trouble={save.error} />
      <p className="form-acts">
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
          保存并重算期限
        </Button>
        <Button onClick={back}>返回修改</Button>
      </p>
    </>
  )
}

function fieldsFor(today: Day, breaks: number, everywhere: boolean, region: string | null): Field[] {
  const regional = ({ scope }: Values) => scope === 'region'
  return [
    {
      name: 'kind',
      label: '性质',
      kind: 'select',
      choices: [
        { value: 'year', label: '全年的放假安排' },
        { value: 'correction', label: '更正，或者另外安排的日子' },
      ],
      initial: everywhere ? 'year' : 'correction',
    },
    {
      name: 'settles',
      label: '哪一年的安排',
      kind: 'number',
      min: 2019,
      max: 2098,
      initial: String(yearOf(today) + 1),
      when: ({ kind }) => kind === 'year',
      hint: '录入后，这一年的期限不再标“暂算”',
    },
    {
      name: 'scope',
      label: '范围',
      kind: 'select',
      choices: [
        ...(everywhere ? [{ value: 'nation', label: '全国' }] : []),
        { value: 'region', label: '一个地区（少数民族节日等）' },
      ],
      initial: everywhere ? 'nation' : 'region',
    },
    {
      name: 'region',
      label: '地区代码或其开头',
      kind: 'text',
      most: 6,
      initial: region ?? '',
      when: regional,
      hint: '45为广西全区，4501为南宁市',
    },
    { name: 'title', label: '通知的标题', kind: 'text', most: 200, wide: true },
    { name: 'number', label: '文号', kind: 'text', most: 60, optional: true },
    {
      name: 'announcedOn',
      label: '公布日期',
      kind: 'day',
      max: today,
      initial: today,
      hint: '几份通知说到同一天的，后公布的为准',
    },
    ...Array.from({ length: breaks }, (_, n) => breakFields(n)).flat(),
  ]
}

const breakFields = (n: number): Field[] => [
  { name: `breaks.${n}.name`, label: `第${n + 1}段：名称`, kind: 'text', most: 40, hint: '例如 春节' },
  { name: `breaks.${n}.off`, label: '放假第一日', kind: 'day', optional: true },
  { name: `breaks.${n}.until`, label: '放假最后一日', kind: 'day', optional: true, hint: '只放一天的可不填' },
  {
    name: `breaks.${n}.worked`,
    label: '上班的日子',
    kind: 'text',
    optional: true,
    hint: '调休上班，或者改回上班的；几个用顿号分开，例如 2026-02-14、2026-02-28',
  },
]

function noticeOf(values: Sent, breaks: number): HolidayNotice {
  const text = (name: string) => String(values[name] ?? '').trim()
  return {
    number: text('number') || null,
    title: text('title'),
    announcedOn: text('announcedOn') as Day,
    region: values['scope'] === 'region' ? text('region') : null,
    settles: values['kind'] === 'year' ? Number(values['settles']) : null,
    breaks: Array.from({ length: breaks }, (_, n) => {
      const [off, until] = [text(`breaks.${n}.off`), text(`breaks.${n}.until`)]
      const worked = text(`breaks.${n}.worked`)
        .split(/[、，,;；\s]+/)
        .filter(Boolean) as Day[]
      return {
        name: text(`breaks.${n}.name`),
        off: off ? ([off, until || off] as [Day, Day]) : null,
        ...(worked.length && { worked }),
      }
    }),
  }
}

/** `breaks.0.off.0` and `breaks.0.worked.1` are said at the field that holds them. */
function renamed(trouble: Trouble | null): Trouble | null {
  if (!trouble?.about.errors) return trouble
  const errors = trouble.about.errors.map((one) => ({
    ...one,
    field: one.field.replace(/\.off\.1$/, '.until').replace(/\.(off|worked)\.\d+$/, '.$1'),
  }))
  return new Trouble(trouble.status, trouble.message, { ...trouble.about, errors })
}
