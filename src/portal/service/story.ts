// The story of a request as its applicant reads it: what happened, on which day, in plain words. What only the office
// does inside (assigning, searching, reviewing) is left out.
import type { Day } from '../../kit/days.ts'
import { type ActFacts, type ActId, type RequestState, type Standing, states } from '../../law/requests/index.ts'

export interface Told {
  on: Day
  title: string
  words?: string
  act: ActId
}

type Tell = (facts: ActFacts) => { title: string; words?: string }
const say =
  (title: string, words?: string): Tell =>
  () => ({ title, ...(words && { words }) })

const tellings: { [A in ActId]?: Tell } = {
  submit: (facts) => ({ title: 'channel' in facts && facts.channel === 'internet' ? '您在网上提交' : '申请送到' }),
  receive: say('收到申请', '从第二天起计算答复期限'),
  confirm: say('双方确认收到', '从第二天起计算答复期限'),
  register: say('登记'),
  amendReceipt: (facts) => ({
    title: '更正收到日期',
    ...('receivedOn' in facts && { words: `改为${short(facts.receivedOn as Day)}` }),
  }),
  askForCorrection: (facts) => ({
    title: '请您补正',
    ...('until' in facts && { words: `请在${short(facts.until as Day)}前补正；期限停止计算` }),
  }),
  correct: say('收到您的补正', '答复期限重新计算'),
  replyOnTheSpot: say('当场答复'),
  referElsewhere: say('答复：不属于本机关负责公开'),
  abandon: say('逾期没有补正，不再处理'),
  consultThirdParty: say('征求第三方意见', '期限暂停'),
  hearThirdParty: say('征求第三方意见结束', '期限恢复计算'),
  consultOrgan: say('征求其他机关意见', '期限暂停'),
  hearOrgan: say('收到其他机关意见', '期限恢复计算'),
  extend: (facts) => ({ title: '延长答复期限', ...('days' in facts && { words: `延长${facts.days}个工作日` }) }),
  askForReasons: (facts) => ({
    title: '请您说明理由',
    ...('until' in facts && { words: `请在${short(facts.until as Day)}前说明` }),
  }),
  judgeExcessive: say('理由不合理，不予处理'),
  delay: (facts) => ({
    title: '告知延迟答复',
    ...('until' in facts && { words: `最迟${short(facts.until as Day)}答复` }),
  }),
  acceptReasons: say('理由合理，按期答复'),
  askForFee: (facts) => ({
    title: '通知缴纳信息处理费',
    ...('yuan' in facts && { words: `${facts.yuan}元；期限停止计算` }),
  }),
  pay: say('费用已经缴清', '答复期限重新计算'),
  closeUnpaid: say('逾期没有缴费，不再处理'),
  draft: say('起草答复'),
  submitForClearance: say('答复送审'),
  issue: say('答复发出'),
  serve: say('答复送达'),
  withdraw: say('您撤回了申请'),
  archive: say('办结归档'),
  openRelief: (facts) => ({
    title: 'kind' in facts && facts.kind === 'litigation' ? '行政诉讼立案' : '行政复议受理',
  }),
  closeRelief: say('复议或者诉讼审结'),
  remake: say('重新办理', '答复期限重新计算'),
  makePublic: say('这份信息已经转为主动公开'),
}

/** Newest first. A notice that came too late leaves the clock alone, and the story says nothing of the clock then. */
export const storyOf = (acts: readonly ActFacts[], { correction, fee }: Pick<Standing, 'correction' | 'fee'>): Told[] =>
  acts
    .flatMap((facts): Told[] => {
      const told = tellings[facts.act]?.(facts)
      const late =
        (correction?.late && ['askForCorrection', 'correct'].includes(facts.act)) ||
        (fee?.late && ['askForFee', 'pay'].includes(facts.act))
      if (told && late) return [{ on: facts.on, act: facts.act, title: told.title }]
      return told ? [{ on: facts.on, act: facts.act, ...told }] : []
    })
    .reverse()

export interface ProgressStep {
  name: string
  words?: string
  at: 'past' | 'now' | 'ahead'
}

const waits: { [S in RequestState]?: string } = {
  awaitingCorrection: '等您补正',
  awaitingReasons: '等您说明理由',
  awaitingPayment: '等您缴费',
  awaitingThirdParty: '征求意见',
  awaitingOtherOrgan: '征求意见',
}

/** The way from receipt to reply, with what came between; closed without a reply, it ends where it ended. */
export function progressSteps(state: RequestState, acts: readonly ActFacts[], due: Day | null): ProgressStep[] {
  const first = (...ids: ActId[]) => acts.find(({ act }) => ids.includes(act))?.on
  const last = (...ids: ActId[]) => acts.findLast(({ act }) => ids.includes(act))?.on
  const received = first('confirm', 'receive')
  const consulted = first('consultThirdParty', 'consultOrgan')
  const heard = last('hearThirdParty', 'hearOrgan')
  const wait = waits[state]
  const drafted = last('draft')
  const replied = last('issue', 'replyOnTheSpot', 'referElsewhere')
  const place = placeOf(state)
  const at = (index: number): ProgressStep['at'] => (index < place ? 'past' : index === place ? 'now' : 'ahead')
  if (!states[state].open && !['issued', 'served', 'archived'].includes(state))
    return [
      { name: '收到', ...(received && { words: short(received) }), at: 'past' },
      {
        name: states[state].publicLabel,
        ...(last('withdraw', 'abandon', 'closeUnpaid') && {
          words: short(last('withdraw', 'abandon', 'closeUnpaid')!),
        }),
        at: 'past',
      },
    ]
  const between: ProgressStep[] = wait
    ? [{ name: wait, words: '现在', at: 'now' }]
    : consulted && heard
      ? [{ name: '征求意见', words: `${short(consulted)}至${short(heard)}`, at: 'past' }]
      : []
  return [
    { name: '收到', words: received ? short(received) : '等待确认', at: at(0) },
    { name: '查找', ...(place === 1 && !wait && { words: '现在' }), at: wait ? 'past' : at(1) },
    ...between,
    {
      name: '起草答复',
      ...(place === 2 ? { words: '现在' } : drafted && place > 2 ? { words: short(drafted) } : {}),
      at: at(2),
    },
    { name: '审核、签发', ...(place === 3 && { words: '现在' }), at: at(3) },
    {
      name: '答复您',
      ...(replied ? { words: short(replied) } : due ? { words: `最迟${short(due)}` } : {}),
      at: replied && place > 3 ? 'past' : 'ahead',
    },
  ]
}

function placeOf(state: RequestState): number {
  if (state === 'pendingConfirmation') return 0
  if (state === 'drafting') return 2
  if (state === 'clearance') return 3
  return states[state].open ? 1 : 4
}

export const short = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
