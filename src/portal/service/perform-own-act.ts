// What an applicant does with an own request, and what the page of its progress says of it then.
import type { App } from '../../app.ts'
import { inWords } from '../../kit/days.ts'
import type { Result } from '../../kit/results.ts'
import {
  type Complained,
  changeContact,
  complain,
  correctRequest,
  proposePublication,
  supplementRequest,
  withdrawRequest,
} from '../../requests/index.ts'
import type { OwnActId } from './own-act-views.tsx'
import type { Posted } from './posted.ts'
import type { KeyOf, Said } from './progress-view.tsx'

export interface OwnActDone {
  said: Said
  /** What opens the request from now on, where the telephone has changed. */
  tail?: string
}

export async function performOwnAct(
  app: App,
  act: OwnActId,
  key: KeyOf,
  posted: Posted,
  from: string,
): Promise<Result<OwnActDone>> {
  const text = posted.text('text')
  const done = <T>(result: Result<T>, title: string, words?: string): Result<{ said: Said }> =>
    result.ok ? { ok: true, value: { said: { kind: 'ok', title, ...(words && { words }) } } } : result
  if (act === 'correct') {
    const corrected = await correctRequest(app, key, text, from, posted.files)
    const anew = corrected.ok && !corrected.value.standing.correction?.late
    return done(corrected, '补正已经提交', anew ? '答复期限从第二天起重新计算。' : undefined)
  }
  if (act === 'supplement')
    return done(await supplementRequest(app, key, { text, attachments: posted.files }, from), '补充的内容已经放进申请')
  if (act === 'withdraw')
    return done(await withdrawRequest(app, key, text, from), '申请已经撤回', '机关不再办理这件申请。')
  if (act === 'propose') {
    const made = await proposePublication(app, key, text, from)
    return done(made, '建议已经提交', '机关决定采纳与否以后，在本页“您的申请”里答复您。')
  }
  if (act === 'complain') {
    const words = { reason: posted.text('reason'), text, attachments: posted.files }
    const made = await complain(app, key, words, from)
    return done(made, '投诉已经提交', made.ok ? complainedWords(made.value) : undefined)
  }
  const contact = Object.fromEntries(
    ['phone', 'email', 'address', 'postalCode'].map((name) => [name, posted.text(name)]),
  ) as { phone: string; email: string; address: string; postalCode: string }
  const changed = await changeContact(app, key, contact, from)
  if (!changed.ok) return changed
  const title = changed.value.changed.length ? '联系方式已经修改' : '联系方式没有变化'
  return { ok: true, value: { said: { kind: 'ok', title }, tail: changed.value.tail } }
}

const complainedWords = ({ to, number, queryCode, dueOn }: Complained) =>
  `已经转给${to}，编号${number}${dueOn ? `，${inWords(dueOn)}前答复` : ''}。在本页“您的申请”里看进展；也可以凭它自己的查询码 ${queryCode} 查询。`
