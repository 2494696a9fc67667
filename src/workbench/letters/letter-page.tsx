// A letter: what is filled in at the left, the sheet as it would go out at the right.
import { App, Button } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { type ActId, actOf, services } from '../../law/requests/index.ts'
import { address, patch, post } from '../api/client.ts'
import type { RequestPage } from '../api/types.ts'
import { useChange, useGet } from '../api/use.ts'
import { type Field, FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { inShort, moment } from '../parts/words.ts'
import { serviceChoices } from '../requests/choices.ts'
import { useAtWork } from '../session/me.tsx'
import { type Letter, type LetterKinds, lettersOf, paperStates, useLetterKinds } from './kinds.ts'
import { Sheet } from './preview.tsx'

export function LetterPage() {
  const { organ, id, letter } = useParams()
  const path = `/requests/${organ}/${id}`
  const request = useGet<RequestPage>(path)
  const found = useGet<Letter>(`${path}/letters/${letter}`)
  const kinds = useLetterKinds()
  useTitle(found.data?.title ?? '文书')
  return (
    <Loaded query={found}>
      {(data) =>
        kinds.data && request.data && <Whole path={path} letter={data} kinds={kinds.data} page={request.data} />
      }
    </Loaded>
  )
}

interface LetterProps {
  path: string
  letter: Letter
  kinds: LetterKinds
  page: RequestPage
}

function Whole({ path, letter, kinds, page }: LetterProps) {
  const { request } = page
  const state = paperStates[letter.state]
  return (
    <>
      <PageHead
        crumbs={[
          { to: '/workbench/requests', text: '依申请公开' },
          { to: `/workbench${path}`, number: request.number ?? '未登记编号' },
          { text: '文书' },
        ]}
        title={letter.title}
        under={
          <p className="badges">
            <span className={`state ${state.kind}`}>{state.label}</span>
            {letter.number && <span className="docno">{letter.number}</span>}
            {letter.issuedOn && <span className="quiet">{inShort(letter.issuedOn)}发出</span>}
          </p>
        }
      >
        <div className="acts">
          <a className="btn" href={address(`${path}/letters/${letter.id}/preview.pdf`)}>
            预览 PDF（掩码）
          </a>
          {letter.state === 'issued' && (
            <>
              <a className="btn" href={address(`${path}/letters/${letter.id}/file.pdf`)}>
                下载 PDF
              </a>
              <a className="btn" href={address(`${path}/letters/${letter.id}/file.docx`)}>
                下载 DOCX
              </a>
            </>
          )}
        </div>
      </PageHead>
      <div className="letter-cols">
        <div className="stack">
          {letter.state === 'draft' && <Draft path={path} letter={letter} kinds={kinds} page={page} />}
          {letter.state === 'issued' && <Service path={path} letter={letter} kinds={kinds} page={page} />}
          {(letter.state === 'submitted' || letter.state === 'cleared') && (
            <Panel title={state.label}>
              <p>送审以后不再修改；要修改的，由审查的人退回。</p>
            </Panel>
          )}
        </div>
        <Sheet html={letter.html} title={letter.title} />
      </div>
    </>
  )
}

function Draft({ path, letter, kinds, page }: LetterProps) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const url = `${path}/letters/${letter.id}`
  const about = kinds.kinds[letter.kind]
  const save = useChange(
    (values: Sent) => patch(url, { fields: fieldsSent(values, kinds) }),
    () => void message.success('已保存'),
  )
  const drop = useChange(
    () => post(`${url}/void`),
    () => navigate(`/workbench${path}`),
  )
  const acts = (Object.keys(lettersOf) as ActId[]).filter((act) => lettersOf[act]!.kinds.includes(letter.kind))
  return (
    <>
      <Panel title="填写" aside={about.asks.length === 0 ? '全部由系统填写' : undefined}>
        {letter.missing.length > 0 && (
          <div className="note-wait" role="status">
            <p>还缺：{letter.missing.map(({ label }) => label).join('、')}。缺的补齐以前不能发出。</p>
          </div>
        )}
        {about.asks.length > 0 ? (
          <FieldsForm
            fields={about.asks.map((name) => fieldOf(name, kinds, letter))}
            submit="保存并更新预览"
            busy={save.isPending}
            trouble={save.error}
            onSubmit={(values) => save.mutate(values)}
          />
        ) : (
          <p className="quiet">内容都从申请、机关资料和法律算出，没有要填的。</p>
        )}
      </Panel>
      <Panel title="发出">
        {about.alone ? (
          <Send path={path} letter={letter} kinds={kinds} page={page} />
        ) : (
          <p>随“{acts.map((act) => actOf(act).label).slice(-1)}”发出，文号和日期那时填入。</p>
        )}
        <p className="form-acts">
          <Link className="btn" to={`/workbench${path}`}>
            回到申请
          </Link>
          <Button danger loading={drop.isPending} onClick={() => drop.mutate()}>
            作废草稿
          </Button>
        </p>
        <TroubleNote trouble={drop.error} />
      </Panel>
    </>
  )
}

/** Notices that go out beside an act, and forms, which are filed. */
function Send({ path, letter, kinds, page }: LetterProps) {
  const form = kinds.kinds[letter.kind].group === 'form'
  const send = useChange((values: Sent) => post(`${path}/letters/${letter.id}/send`, values))
  const fields: Field[] = [
    { name: 'on', label: '日期', kind: 'day', initial: page.today, max: page.today },
    ...(form
      ? []
      : [{ name: 'service', label: '送达方式', kind: 'select', choices: serviceChoices, initial: 'post' } as const]),
  ]
  return (
    <FieldsForm
      fields={fields}
      submit={form ? '存档' : '发出'}
      busy={send.isPending}
      trouble={send.error}
      onSubmit={(values) => send.mutate(values)}
    />
  )
}

function Service({ path, letter, page }: LetterProps) {
  const { me } = useAtWork()
  const send = useChange((values: Sent) => post(`${path}/letters/${letter.id}/service`, values))
  return (
    <Panel title="送达">
      <Pairs
        facts={[
          ['方式', letter.service ? services[letter.service as keyof typeof services] : null],
          ['送达之日', letter.servedOn ?? '未登记'],
          ['签收人或者收件人', letter.servedTo],
          ['邮件号', letter.trackingNumber],
          ['申请人首次打开', letter.firstOpenedAt ? moment(letter.firstOpenedAt, me.today) : null],
        ]}
      />
      <FieldsForm
        fields={[
          { name: 'on', label: '送达之日', kind: 'day', initial: letter.servedOn ?? page.today, max: page.today },
          {
            name: 'way',
            label: '送达方式',
            kind: 'select',
            choices: serviceChoices,
            initial: letter.service ?? 'post',
          },
          { name: 'to', label: '签收人或者收件人', kind: 'text', most: 100, initial: letter.servedTo ?? '' },
          {
            name: 'trackingNumber',
            label: '邮件号',
            kind: 'text',
            most: 40,
            initial: letter.trackingNumber ?? '',
            when: ({ way }) => way === 'post',
          },
        ]}
        submit="登记送达"
        busy={send.isPending}
        trouble={send.error}
        onSubmit={(values) => send.mutate(values)}
      />
    </Panel>
  )
}

const fieldKinds = { text: 'text', long: 'area', day: 'day', number: 'text', choice: 'select', list: 'area' } as const

function fieldOf(name: string, kinds: LetterKinds, letter?: Letter): Field {
  const about = kinds.fields[name]!
  const value = letter?.fields[name]
  const hint = [about.hint, about.kind === 'list' && '一行写一项'].filter(Boolean).join('；')
  return {
    name,
    label: about.label,
    kind: fieldKinds[about.kind],
    optional: true,
    initial: Array.isArray(value) ? value.join('\n') : String(value ?? ''),
    ...(about.choices && { choices: Object.entries(about.choices).map(([id, label]) => ({ value: id, label })) }),
    ...(hint && { hint }),
  }
}

const fieldsSent = (values: Sent, kinds: LetterKinds) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      kinds.fields[name]?.kind === 'list' ? String(value).split('\n').filter(Boolean) : (value as string),
    ]),
  )
