// `gongkai due DAY`: every due day of a request received that day, with the count that led to it.
import { type Day, parseDay, weekdayOf } from '../kit/days.ts'
import { calendarOf } from '../law/calendar/index.ts'
import {
  correcting,
  type DueDays,
  dueDays,
  type Pause,
  replyDays,
  replying,
  type Step,
} from '../law/regulation/index.ts'
import { type Args, command, type ExitCode, UsageError } from './command.ts'
import type { Io } from './io.ts'
import { padEnd, padStart } from './width.ts'

const options = {
  extend: { type: 'number', value: '天数', max: 20, help: '延长答复的工作日数，1至20' },
  pause: {
    type: 'string',
    value: '起..止',
    multiple: true,
    help: '征求意见的期间：发出之日..收到意见之日，发出之日不含、收到之日含；重叠的只计一次',
  },
  region: { type: 'string', value: '代码', help: '行政区划代码，用于扣除当地民族节日放假' },
  'as-of': { type: 'string', value: '日期', help: '按这一天已公布的节假日安排计算' },
  json: { type: 'boolean', help: '输出 JSON' },
} as const

export const due = command({
  name: 'due',
  summary: '推算申请的补正告知、答复期限，列出逐日计算过程',
  usage: '收到日期 [--extend 天数] [--pause 起..止]… [--region 代码] [--json]',
  about: [
    '收到之日不计入，自次日起按工作日计算；法定节假日和调休按国务院办公厅历年通知，2019年至2026年已录入。',
    '期限跨入尚未公布安排的年份时，结果注明“暂定”。',
  ],
  options,
  examples: [
    ['due 2024-02-05', '2024年2月5日收到的申请'],
    ['due 2024-02-05 --extend 20', '延长20个工作日'],
    ['due 2026-03-02 --pause 2026-03-10..2026-03-27', '3月10日发出征求意见书，3月27日收到意见'],
  ],
  run,
})

async function run({ values, operands }: Args<typeof options>, io: Io): Promise<ExitCode> {
  if (operands.length !== 1) throw new UsageError(`应给出一个收到日期，写了${operands.length}个`)
  const asOf = values['as-of'] === undefined ? undefined : dayOf(values['as-of'], '--as-of ')
  const calendar = calendarOf({ region: regionOf(values.region), ...(asOf && { asOf }) })
  const facts = {
    receivedOn: dayOf(operands[0]!, '收到日期'),
    extendedBy: values.extend ?? 0,
    pauses: (values.pause ?? []).map(pauseOf),
  }
  const result = dueDays(facts, calendar)
  if (!result.ok) throw new UsageError(`${result.refusal.message}（${result.refusal.basis}）`)
  if (values.json) await io.out(`${JSON.stringify(result.value, null, 2)}\n`)
  else await io.out(`${inChinese(result.value, io)}\n`)
  return 0
}

function dayOf(text: string, what: string): Day {
  const day = parseDay(text)
  if (!day) throw new UsageError(`${what}“${text}”不是日期，应写作 2024-02-05 这样存在的日期`)
  if (day < '2000-01-01' || day > '2097-12-31') throw new UsageError(`${what}“${text}”超出日历范围（2000年至2097年）`)
  return day
}

function pauseOf(text: string): Pause {
  const [after, until, ...more] = text.split('..')
  if (after === undefined || until === undefined || more.length)
    throw new UsageError(`--pause“${text}”应写作 发出之日..收到意见之日，如 2024-02-20..2024-03-01`)
  return { after: dayOf(after, '--pause '), until: dayOf(until, '--pause ') }
}

function regionOf(code: string | undefined): string | null {
  if (code === undefined) return null
  if (!/^\d{2}(\d{2}){0,5}$/.test(code))
    throw new UsageError(`--region“${code}”不是行政区划代码，应为 450000 这样的数字`)
  return code
}

const weekday = (day: Day) => `周${'日一二三四五六'[weekdayOf(day)]}`

function inChinese(found: DueDays, io: Io): string {
  const row = (label: string, day: Day, note: string) => `${padEnd(label, 12)}${day} ${weekday(day)}  ${note}`
  const period = `第${replyDays + found.extendedBy}个工作日${found.extendedBy ? `（20日+延长${found.extendedBy}日）` : ''}`
  const paused = found.pausedDays ? `，另有${found.pausedDays}个工作日征求意见不计入` : ''
  const lines = [
    row('收到申请', found.receipt, '当日不计入'),
    row('补正告知', found.correction, `收到后第7个工作日；${correcting.text}`),
    io.paint('bold', row('答复届满', found.reply, `${period}${paused}；${replying.text}`)),
    ...(found.extendedBy ? [row('延长之前', found.replyUnextended, '未延长时的届满日')] : []),
    ...(found.replyAtMost > found.reply
      ? [
          row(
            '最长可至',
            found.replyAtMost,
            `延长20个工作日时的届满日${found.replyAtMostProvisional ? '（暂定）' : ''}`,
          ),
        ]
      : []),
    ...found.gaps.map((gap) => io.paint('yellow', `${padEnd('暂定', 12)}${gap}`)),
    '',
    `${padEnd('日期', 25)}${padStart('第几日', 6)}  说明`,
    ...grouped(found.steps).map(stepLine),
    '',
    `日历版本 ${found.calendar}`,
  ]
  return lines.join('\n')
}

/** Days off and paused days that follow each other with the same words, as one line. */
function grouped(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = []
  for (const step of steps) {
    const last = groups.at(-1)
    const same = last?.[0]?.kind === step.kind && last[0].note === step.note && step.count === null
    if (same) last!.push(step)
    else groups.push([step])
  }
  return groups
}

function stepLine(group: Step[]): string {
  const { day, kind, count, note } = group[0]!
  const last = group.at(-1)!.day
  const days = `${day} ${weekday(day)}${last === day ? '' : `–${last.slice(5)} ${weekday(last)}`}`
  return `${padEnd(days, 25)}${padStart(count === null ? '' : String(count), 6)}  ${note ?? (kind === 'weekend' ? '周末' : '')}`.trimEnd()
}
