// 现在可以做: what may be done with a request now, each act with its form and its letter.
import { App } from 'antd'
import { Link } from 'react-router'
import { states } from '../../law/requests/index.ts'
import { post } from '../api/client.ts'
import type { NextAct, RequestPage } from '../api/types.ts'
import { useChange, useGet, useStaff, useWords } from '../api/use.ts'
import { kindsToDraft, type Letter, lettersOf, readyFor } from '../letters/kinds.ts'
import { StartLetter } from '../letters/start-letter.tsx'
import { FieldsForm } from '../parts/fields-form.tsx'
import { NextActs, shortBasis } from '../parts/next-acts.tsx'
import { inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { fieldsOf } from './act-fields.ts'
import { inOrder, verbs } from './act-order.ts'
import type { Fee } from './fee-page.tsx'
import { OtherSteps } from './other-steps.tsx'

export const ActsColumn = ({ page }: { page: RequestPage }) => (
  <aside className="stack acts-column" id="next" aria-label="办理">
    <NextActs
      next={inOrder(page.next, page)}
      state={states[page.request.state].label}
      verb={({ act }) => verbs[act]}
      hint={(next) => hintOf(next, page)}
      form={(next, close) => <ActForm page={page} next={next} onCancel={close} />}
    />
    <OtherSteps page={page} />
  </aside>
)

/** What to know before acting: the day where the law sets one, else the basis. */
function hintOf({ act, basis }: NextAct, { dues, today }: RequestPage): string {
  const inLaw = shortBasis(basis)
  if (act === 'askForCorrection' && dues.correctionNotice)
    return `${dues.correctionNotice < today ? '已过' : '须在'}${inShort(dues.correctionNotice, today)}${dues.correctionNotice < today ? '，告知不再停止期限' : '前一次告知'}（${inLaw}）`
  if (act === 'extend' && dues.reply) return `最多20个工作日，须在${inShort(dues.reply, today)}前告知申请人（${inLaw}）`
  if (act === 'consultThirdParty' || act === 'consultOrgan') return `所需时间不计入期限（${inLaw}）`
  return inLaw
}

function ActForm({ page, next, onCancel }: { page: RequestPage; next: NextAct; onCancel: () => void }) {
  const { request } = page
  const { me } = useAtWork()
  const { message } = App.useApp()
  const roles = me.organs.find(({ id }) => id === request.organ_id)?.roles ?? []
  const staff = useStaff(next.act === 'assign' ? request.organ_id : null)
  const words = useWords()
  const path = `/requests/${request.organ_id}/${request.id}`
  const sends = lettersOf[next.act]
  const [draft] = readyFor(next.act, page.papers)
  const letter = useGet<Letter>(draft && sends ? `${path}/letters/${draft.id}` : null)
  const act = useChange(
    (facts: object) => post(`${path}/${to ?? `acts/${next.act}`}`, to ? facts : { ...facts, seen: request.act_count }),
    () => void message.success(`${next.label}：已记录`),
  )
  const drafted = letter.data?.fields ?? {}
  const charged = useGet<Fee>(next.act === 'askForFee' && letter.data ? `${path}/fee` : null, {
    tariff: String(drafted['tariff'] ?? '') || 'item',
    pages: drafted['tariff'] === 'page' ? Number(drafted['pages']) || null : null,
  })
  const feeKnown = next.act !== 'askForFee' || !letter.data || charged.data || charged.error
  const ready = feeKnown && (next.act !== 'assign' || (staff.data && words.data)) && (!draft || !sends || letter.data)
  const about = {
    page,
    roles,
    drafted,
    fee: charged.data,
    staff: staff.data?.staff ?? [],
    subjects: words.data?.subjects ?? {},
  }
  const { fields, facts, to } = fieldsOf(next.act, about)
  if (!ready) return <p className="quiet">正在读取</p>
  if (sends?.needed && !draft)
    return (
      <>
        <p>“{next.label}”要随一份文书，请先起草。起草后回到这里办理。</p>
        <StartLetter page={page} kinds={kindsToDraft(next.act, page)} label="起草文书" />
        {next.act === 'consultOrgan' && (
          <p className="quiet">
            对方在本平台上的，不用发函：在<a href="#other-organs">“其他机关”</a>一栏直接请对方答复。
          </p>
        )}
        {next.act === 'askForFee' && (
          <p className="quiet">
            先<Link to={`/workbench${path}/fee`}>计算费用</Link>，再起草。
          </p>
        )}
      </>
    )
  return (
    <>
      {sends && !sends.needed && !draft && <StartLetter page={page} kinds={sends.kinds} label="起草文书" />}
      <FieldsForm
        focus
        fields={fields}
        submit={next.label}
        busy={act.isPending}
        trouble={act.error}
        onSubmit={(values) => act.mutate(facts ? facts(values) : values)}
        onCancel={onCancel}
      />
    </>
  )
}
