// The papers that an archive file is made of beside the letters: cover with contents, the request, its story, its clock.
import { type Day, dayInChina, inWords } from '../../kit/days.ts'
import type { Calendar } from '../../law/calendar/index.ts'
import { channels } from '../../law/regulation/index.ts'
import {
  actOf,
  type OutcomeId,
  outcomes,
  type RequestState,
  type ServiceId,
  services,
  states,
  type TimelineDay,
  timeline,
} from '../../law/requests/index.ts'
import type { Paper, PaperPart } from '../../papers/index.ts'
import type { RequestDetails } from '../queries.ts'
import type { RecordedAct } from '../store.ts'
import { exampleNote } from './compose.ts'
import { tableOf } from './evidence-pack.ts'
import { forms } from './parts-of.ts'
import type { readNotes } from './queries.ts'
import { isLetterKind, type PaperRow } from './store.ts'

interface OnFile {
  details: RequestDetails
  papers: readonly PaperRow[]
  acts: readonly RecordedAct[]
  notes: Awaited<ReturnType<typeof readNotes>>
  calendar: Calendar
  today: Day
}

export function contentsPaper(
  listing: { title: string; page: number }[],
  attached: string[],
  organ: string,
  number: string | null,
  isExample: boolean,
): Paper {
  return {
    ...sheet('政府信息公开申请卷宗', isExample, [
      {
        type: 'table',
        table: tableOf(
          [],
          [
            ['机关', organ],
            ['登记编号', number ?? '未登记'],
          ],
          [1, 4],
        ),
      },
      { type: 'heading', level: 1, text: '目录' },
      {
        type: 'table',
        table: tableOf(
          ['序号', '材料', '页次'],
          listing.map(({ title, page }, index) => [String(index + 1), title, String(page)]),
          [1, 8, 1],
        ),
      },
      ...(attached.length
        ? ([
            { type: 'heading', level: 1, text: '所附原件' },
            ...attached.map((name) => ({ type: 'paragraph', text: name }) as const),
          ] as PaperPart[])
        : []),
    ]),
  }
}

const sheet = (title: string, isExample: boolean, parts: PaperPart[]): Paper => ({
  lang: 'zh-Hans',
  title,
  ...(isExample && { underTitle: [{ text: exampleNote }] }),
  parts,
})

/** In the order of the file. Names of applicants are masked here; the letters carry them. */
export function filePapers(file: OnFile): { title: string; paper: Paper }[] {
  const example = file.details.request.is_example
  const made: [string, PaperPart[]][] = [
    ['申请内容', requestParts(file)],
    ['办理经过', storyParts(file)],
    ['期限计算', clockParts(file)],
    ['沟通、检索和区分处理记录', noteParts(file)],
    ['送达情况', serviceParts(file)],
  ]
  return made
    .filter(([, parts]) => parts.length)
    .map(([title, parts]) => ({ title, paper: sheet(title, example, parts) }))
}

function requestParts({ details: { request, people, items } }: OnFile): PaperPart[] {
  const rows = [
    ['登记编号', request.number ?? ''],
    ['申请人', people.map(({ name, role }) => `${name}${role === 'agent' ? '（代理人）' : ''}`).join('、')],
    ['收件渠道', channels[request.channel as keyof typeof channels]?.label ?? request.channel],
    ['提交日期', inWords(request.submitted_on as Day)],
    ['收到日期', request.received_on ? inWords(request.received_on as Day) : ''],
    ['申请内容', request.content],
    ...(request.description ? [['补充说明', request.description]] : []),
    ['提供形式', forms[request.form] ?? ''],
    ...items.map(({ no, content, outcome, ground }) => [
      `事项${no}`,
      `${content}${outcome ? `\n${outcomes[outcome as OutcomeId]?.label ?? outcome}` : ''}${ground ? `\n${ground}` : ''}`,
    ]),
    ['办理状态', states[request.state as RequestState]?.label ?? request.state],
    ['处理结果', request.outcome ? outcomes[request.outcome as OutcomeId].label : ''],
  ]
  return [{ type: 'table', table: tableOf([], rows, [1, 4]) }]
}

const storyParts = ({ acts }: OnFile): PaperPart[] => [
  {
    type: 'table',
    table: tableOf(
      ['序', '日期', '办理', '依据', '说明', '登记时间'],
      acts.map(({ no, facts, note, at }) => [
        String(no),
        facts.on,
        actOf(facts.act).label,
        actOf(facts.act).basis.text.replace(/^《[^》]*》/, '条例'),
        note ?? '',
        dayInChina(at),
      ]),
      [1, 3, 4, 4, 6, 3],
    ),
  },
]

const dayKinds: Record<TimelineDay['kind'], string> = {
  start: '起算日',
  restart: '重新起算',
  counted: '计入',
  paused: '征求意见，不计入',
  weekend: '休息日',
  holiday: '节假日',
  stopped: '等待申请人',
  late: '逾期',
}

/** Days of one kind in a row stand on one line. */
function clockParts({ acts, calendar, today }: OnFile): PaperPart[] {
  const days = timeline(
    acts.map(({ facts }) => facts),
    calendar,
    today,
  )
  const runs: { first: TimelineDay; last: TimelineDay }[] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run && run.last.kind === day.kind && run.last.note === day.note && day.kind !== 'restart') run.last = day
    else runs.push({ first: day, last: day })
  }
  const rows = runs.map(({ first, last }) => [
    first.day === last.day ? first.day : `${first.day}至${last.day}`,
    dayKinds[first.kind],
    first.count === null ? '' : first.count === last.count ? `第${first.count}日` : `第${first.count}至${last.count}日`,
    [first.note, last.due && '答复期限届满日'].filter(Boolean).join('；'),
  ])
  return rows.length ? [{ type: 'table', table: tableOf(['日期', '计算', '期限', '说明'], rows, [6, 4, 3, 4]) }] : []
}

const noteKinds: Record<string, string> = {
  contact: '沟通',
  search: '检索',
  severance: '区分处理',
  remark: '备注',
  itemText: '更正事项内容',
}

function noteParts({ notes }: OnFile): PaperPart[] {
  const rows = notes.map(({ on_day, kind, text, data }) => [
    on_day,
    noteKinds[kind] ?? kind,
    [text, ...Object.values((data ?? {}) as Record<string, string | string[]>).map((one) => [one].flat().join('、'))]
      .filter(Boolean)
      .join('\n'),
  ])
  return rows.length ? [{ type: 'table', table: tableOf(['日期', '类别', '内容'], rows, [2, 2, 8]) }] : []
}

function serviceParts({ papers }: OnFile): PaperPart[] {
  const rows = papers
    .filter(({ kind, state }) => isLetterKind(kind) && state === 'issued')
    .map((paper) => [
      paper.number ?? '',
      paper.title,
      paper.issued_on ?? '',
      [paper.service ? services[paper.service as ServiceId] : '', paper.tracking_number ?? '']
        .filter(Boolean)
        .join('\n'),
      [paper.served_on ?? '', paper.served_to ?? ''].filter(Boolean).join('\n'),
      paper.first_opened_at ? `${dayInChina(paper.first_opened_at)}首次打开` : '',
    ])
  return rows.length
    ? [
        {
          type: 'table',
          table: tableOf(['文号', '文书', '发出', '方式', '送达', '网上查阅'], rows, [3, 4, 3, 3, 3, 3]),
        },
      ]
    : []
}
