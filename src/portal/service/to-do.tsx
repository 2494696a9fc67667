// What the applicant has to do now.
import type { Html } from '../../kit/html/jsx-runtime.ts'
import type { RequestState } from '../../law/requests/index.ts'
import { maskPhone } from '../../requests/index.ts'
import type { DueFigures } from './explain.ts'
import { progressPath } from './frame.tsx'
import type { OwnRequest } from './own-request.ts'
import type { KeyOf } from './progress-view.tsx'
import { Key } from './receipt-view.tsx'
import { short } from './story.ts'

/** One line: what the applicant has to do now, or that there is nothing. */
export function ToDo({ own, code, tail, figures }: { own: OwnRequest; figures: DueFigures } & KeyOf) {
  const { request, person, letters } = own
  const { correction, reasonsUntil, fee } = request.standing
  const state = request.state as RequestState
  const answer = letters.find(({ kind }) => kind === 'feeNotice')
  if (state === 'awaitingCorrection')
    return (
      <Asking title={`请在${short(correction!.until)}前补正`} act="correct" label="填写补正" code={code} tail={tail}>
        要补什么，写在补正告知书里，见“办理经过”。到期没有补正又没有正当理由的，机关可以不再处理。
      </Asking>
    )
  if (state === 'awaitingReasons')
    return (
      <Asking
        title={`请${reasonsUntil ? `在${short(reasonsUntil)}前` : ''}说明理由`}
        act="supplement"
        label="说明理由"
        code={code}
        tail={tail}
      >
        机关认为申请的数量、频次明显超过合理范围，请说明为什么需要。
      </Asking>
    )
  if (state === 'awaitingPayment' && fee)
    return (
      <div className="notice warn">
        <p className="t">请缴纳信息处理费{fee.yuan}元</p>
        <p>
          {fee.arrivedOn
            ? '自收到收费通知的次日起20个工作日内缴纳，逾期不缴的，视为放弃申请。'
            : '收费通知正在送给您。'}
          怎样缴、怎样算出来的，{answer ? '写在收费通知书里，见“办理经过”' : '见收费通知书'}。
        </p>
      </div>
    )
  if (figures.left !== null && figures.left < 0)
    return (
      <div className="notice error">
        <p className="t">已经超过法定答复日，还没有答复</p>
        <p>您可以在本页向上一级机关投诉，也可以依法申请行政复议或者提起行政诉讼。</p>
      </div>
    )
  if (!request.is_open) return null
  const phone = person && /^(\+?86-?)?1\d{10}$/.test(person.phone) ? maskPhone(person.phone) : null
  return (
    <div className="notice">
      <p>
        <b>现在不需要您做什么。</b>
        {phone ? `有进展会给 ${phone} 发短信。` : '请过几天再来看。'}
      </p>
    </div>
  )
}

function Asking({
  title,
  act,
  label,
  children,
  code,
  tail,
}: { title: string; act: string; label: string; children: Html } & KeyOf) {
  return (
    <div className="notice warn">
      <p className="t">{title}</p>
      <p>{children}</p>
      <form method="post" action={`${progressPath}/${act}`} className="acts">
        <Key code={code} tail={tail} />
        <button type="submit" className="btn primary">
          {label}
        </button>
      </form>
    </div>
  )
}
