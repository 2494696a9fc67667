// 您可以: what the applicant can do on line now, each with a page of its own; what cannot be done gives its reason.

import { acts } from '../../law/requests/index.ts'
import { complaintReasons } from '../../requests/index.ts'
import { progressPath } from './frame.tsx'
import type { OwnRequest } from './own-request.ts'
import type { KeyOf } from './progress-view.tsx'
import { Key } from './receipt-view.tsx'

export function OwnActs({ own, code, tail }: { own: OwnRequest } & KeyOf) {
  const { request, desk } = own
  const open = request.is_open
  const correctable = request.state === 'awaitingCorrection'
  const withdrawable = (acts.withdraw.from as readonly (string | null)[]).includes(request.state)
  const go = { code, tail }
  return (
    <section className="sheet pad stack own-acts" aria-labelledby="own">
      <h2 id="own">您可以</h2>
      <div className="tight">
        {correctable && <Go act="correct" label="填写补正" {...go} />}
        {open && !correctable && <Go act="supplement" label="补充说明" {...go} />}
        {own.person && <Go act="contact" label="修改联系方式" {...go} />}
        <Go act="receipt" label="下载提交回执（PDF）" {...go} />
        {!own.proposal && own.person && <Go act="propose" label="建议主动公开这份信息" {...go} />}
        {desk.parentName && <Go act="complain" label={`向${desk.parentName}投诉`} {...go} />}
        {withdrawable && <Go act="withdraw" label="撤回申请" consequence {...go} />}
      </div>
      {!open && <p className="small quiet">申请已经办结，不能再补充或者撤回；需要其他信息的，可以另外申请。</p>}
      <p className="small quiet">
        {desk.parentName
          ? `可以投诉的事：${Object.values(complaintReasons).slice(0, 5).join('，')}。`
          : `本平台没有登记${desk.name}的上级机关，投诉请打${desk.phone ?? '机关公布的'}电话询问受理机关。`}
        也可以依法申请行政复议{desk.reconsiderationBody && `（${desk.reconsiderationBody}）`}或者提起行政诉讼
        {desk.court && `（${desk.court}）`}。
      </p>
    </section>
  )
}

function Go({ act, label, consequence, code, tail }: { act: string; label: string; consequence?: boolean } & KeyOf) {
  return (
    <form method="post" action={`${progressPath}/${act}`}>
      <Key code={code} tail={tail} />
      <button type="submit" className={consequence ? 'btn consequence' : 'btn'}>
        {label}
      </button>
    </form>
  )
}
