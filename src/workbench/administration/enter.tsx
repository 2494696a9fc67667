// 填报: one entry, or the correction of one that was signed.
import { App } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { yearOf } from '../../kit/days.ts'
import { post } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { type Field, FieldsForm, type Sent, type Values } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'
import { hasAmount, hasQuantity, period } from './parts.tsx'
import { type Entries, type EntryRecord, type EntryRow, entryRows } from './types.ts'

export function EnterPage() {
  const { organ, me } = useAtWork()
  const [search] = useSearchParams()
  const year = Number(search.get('year')) || yearOf(me.today)
  const corrects = search.get('corrects')
  const data = useGet<Entries>('/office/entries', { organ: organ.id, year })
  useTitle(corrects ? '更正台账' : '填报台账')
  return (
    <>
      <PageHead
        crumbs={[{ to: `/workbench/administration?year=${year}`, text: '行政行为台账' }]}
        title={corrects ? '更正一条台账' : '填报一条台账'}
      />
      <Loaded query={data}>
        {({ labels, entries }) => {
          const before = entries.find(({ id }) => id === corrects)
          if (corrects && !before) return <p>没有这条记录，或者不在本机关{year}年的台账里。</p>
          return <Enter labels={labels} year={year} before={before} />
        }}
      </Loaded>
    </>
  )
}

interface EnterProps {
  labels: Entries['labels']
  year: number
  before: EntryRecord | undefined
}

const rowOf = (values: Values) => values['row'] as EntryRow | ''
const text = (value: number | string | null | undefined) => (value == null ? '' : String(Number(value)))

function Enter({ labels, year, before }: EnterProps) {
  const { organ } = useAtWork()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const save = useChange(
    ({ reason, ...values }: Sent) =>
      post('/office/entries', {
        entries: [
          {
            organId: organ.id,
            ...values,
            ...(before && {
              ...{ row: before.row_id, department: before.department, year: before.year },
              ...{ firstMonth: before.first_month, lastMonth: before.last_month },
              corrects: { id: before.id, reason },
            }),
          },
        ],
      }),
    (_, values) => {
      message.success('已填报，等待审签')
      navigate(`/workbench/administration?year=${before?.year ?? values['year']}`)
    },
  )
  const months = Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: `${at + 1}月` }))
  const where: Field[] = before
    ? []
    : [
        {
          name: 'row',
          label: '事项',
          kind: 'select',
          choices: entryRows.map((id) => ({ value: id, label: labels[id] })),
        },
        { name: 'department', label: '部门', kind: 'text', most: 100, optional: true, hint: '不填为全机关的数字' },
        { name: 'year', label: '年度', kind: 'number', initial: String(year), min: 2000 },
        { name: 'firstMonth', label: '从', kind: 'select', choices: months, initial: '1' },
        { name: 'lastMonth', label: '到', kind: 'select', choices: months, initial: '3' },
      ]
  const asks = (test: (row: EntryRow) => boolean) => (values: Values) => {
    const row = before?.row_id ?? rowOf(values)
    return row !== '' && test(row)
  }
  const numbers: Field[] = [
    {
      name: 'items',
      label: '项目数量',
      kind: 'number',
      min: 0,
      optional: true,
      initial: text(before?.items),
      hint: '期末的项目数；2019年格式的表二使用',
      when: asks((row) => row !== 'procurement'),
    },
    {
      name: 'quantity',
      label: '处理决定数量（采购为项目数量）',
      kind: 'number',
      min: 0,
      optional: true,
      initial: text(before?.quantity),
      when: asks(hasQuantity),
    },
    {
      name: 'amountWan',
      label: '金额（万元）',
      kind: 'number',
      min: 0,
      optional: true,
      initial: text(before?.amount_wan),
      when: asks(hasAmount),
    },
    { name: 'note', label: '备注', kind: 'area', most: 1000, optional: true, initial: before?.note ?? '' },
    ...(before
      ? [
          {
            name: 'reason',
            label: '更正的原因',
            kind: 'area',
            most: 500,
            hint: '原记录留在台账里，审签后由这一条代替',
          } satisfies Field,
        ]
      : []),
  ]
  return (
    <Panel
      title={
        before
          ? `${labels[before.row_id]}，${before.year}年${period(before.first_month, before.last_month)}，${before.department || '全机关'}`
          : organ.name
      }
    >
      <FieldsForm
        columns
        focus
        fields={[...where, ...numbers]}
        submit={before ? '提交更正' : '填报'}
        busy={save.isPending}
        trouble={save.error}
        onSubmit={(values) => save.mutate(numbersOf(values))}
      >
        <p className="quiet wide">填报后由另一人审签，审签后计入表二。佐证材料在台账里上传。</p>
      </FieldsForm>
    </Panel>
  )
}

/** Months are chosen as words and sent as numbers. */
const numbersOf = (values: Sent): Sent => ({
  ...values,
  ...('firstMonth' in values && {
    firstMonth: Number(values['firstMonth']),
    lastMonth: Number(values['lastMonth']),
  }),
})
