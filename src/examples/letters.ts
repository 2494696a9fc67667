// The letters of the played stories: drafted, cleared, issued and served through the real use cases. Their files are made
// when they are first asked for, so that the play stays quick.
import type { App } from '../app.ts'
import { accepted, type Result } from '../kit/results.ts'
import { type ActFacts, type LetterKind, type OutcomeId, outcomes, type ServiceId } from '../law/requests/index.ts'
import type { Staff } from '../organs/index.ts'
import {
  actWithLetter,
  draftLetter,
  type letterFields,
  listLetters,
  recordFirstOpening,
  recordService,
  sentBy,
  takeNote,
} from '../requests/index.ts'
import type { Story } from './stories.ts'

type Written = Partial<Record<keyof typeof letterFields, string | number>>

interface Scene {
  story: Story
  requestId: string
  by: Staff
  facts: ActFacts
  note: string | undefined
  /** Number of the story, for what is counted up. */
  no: number
  /** Letters that this play of the story has drafted; after an interruption they are looked for. */
  drafted: Map<LetterKind, string>
  /** The story goes on after an interruption. */
  resumed: boolean
}

/** An act of a story with the letters that belong to it; begun before and interrupted, it goes on with the draft that is there. */
export async function actInStory(then: App, scene: Scene): Promise<Result<unknown>> {
  const { story, requestId, by, facts, note } = scene
  const where = { organId: story.organ, requestId }
  if (facts.act === 'search') return takeNote(then, by, { ...where, note: searched(facts.on, note ?? '') }, null)
  const kind = facts.act === 'submitForClearance' ? answerOf(story) : kindSentBy(facts)
  const draft = kind ? await draftOf(then, scene, kind) : null
  if (draft && !draft.ok) return draft
  const sends = facts.act !== 'submitForClearance' && draft ? { paperId: draft.value, files: 'later' as const } : {}
  const acted = await actWithLetter(then, by, { ...where, facts, ...(note && { note }), ...sends }, null)
  if (acted.ok && facts.act === 'serve') return serveAnswer(then, scene)
  return acted
}

const answerOf = ({ outcome }: Story): LetterKind | null => (outcome ? outcomes[outcome].letter : null)

function kindSentBy(facts: ActFacts): LetterKind | null {
  const sending = sentBy[facts.act]
  return sending?.needed ? sending.kind(facts) : null
}

async function draftOf(then: App, scene: Scene, kind: LetterKind): Promise<Result<string>> {
  const { story, requestId, by, facts, drafted } = scene
  const known = drafted.get(kind) ?? (await foundAgain(then, scene, (one) => one.kind === kind))
  if (known) return accepted(known)
  const input = { organId: story.organ, requestId, kind, fields: wordsOf(kind, story, facts) }
  const made = await draftLetter(then, by, input, null)
  if (!made.ok) return made
  drafted.set(kind, made.value.id)
  return accepted(made.value.id)
}

/** A letter that an interrupted play left behind. */
async function foundAgain(
  then: App,
  { story, requestId, by, resumed }: Scene,
  is: (letter: { kind: string; state: string }) => boolean,
): Promise<string | undefined> {
  if (!resumed) return undefined
  const letters = await listLetters(then, by, { organId: story.organ, requestId })
  return letters.ok ? letters.value.find((one) => one.state !== 'void' && is(one))?.id : undefined
}

const searched = (on: Story['submittedOn'], text: string) => ({
  kind: 'search' as const,
  on,
  text,
  data: {
    systems: ['公文管理系统', '档案目录', '业务科室台账'],
    keywords: ['申请所列的名称', '项目简称'],
    period: '2018年以来',
    by: '承办人（示例）',
  },
})

/** What the drafter fills in; the rest the letter takes from the request, the organ and the law. */
function wordsOf(kind: LetterKind, { content, outcome }: Story, facts: ActFacts): Written {
  const asked = `“${content}”`
  const until = 'until' in facts ? { until: facts.until as string } : {}
  const written: Partial<Record<LetterKind, Written>> = {
    correctionNotice: {
      unclear: `${asked}涉及多个项目，所写的内容不能确定是哪一份。`,
      howToCorrect: '请写明项目的全称、文号或者形成的年份；可以附上您见过的公告或者照片。',
      ...until,
    },
    extensionNotice: {
      reason: `${asked}涉及的材料较多，需要逐份核对。`,
      ...('days' in facts && { days: facts.days as number }),
    },
    thirdPartyLetter: { to: '示例建设有限公司', concerned: `${asked}中与你单位有关的合同、报价部分` },
    granted: { information: `${asked}，共1份，随本答复书提供。`, provided: '电子文件', attachments: content },
    alreadyPublic: { place: '已在本机关网站“政府信息公开”栏目主动公开，按名称可以查到并下载。' },
    partial: {
      openPart: `${asked}的正文和附图`,
      withheldPart: '其中载有的个人身份证件号码、住址、银行账号',
      ground: 'denied.thirdParty',
      reason: '这些内容涉及个人隐私，公开会对第三方合法权益造成损害，已经作区分处理。',
    },
    denied: { ...(outcome && { outcome }), reason: reasonOf(outcome, asked) },
    notOurs: {
      reason: `${asked}不是本机关制作或者保存的信息。`,
      rightOrgan: '由示例市住房和城乡建设局负责公开，联系电话0000-0000000。',
    },
    needsCreation: { reason: `本机关没有${asked}这样一份现成的信息，需要汇总、加工才能形成。` },
    duplicate: { earlierReply: '此前已经以本机关政府信息公开答复书答复' },
  }
  return written[kind] ?? {}
}

function reasonOf(outcome: OutcomeId | null, asked: string): string {
  if (outcome === 'denied.thirdParty')
    return `${asked}涉及第三方的商业秘密，征求意见后第三方不同意公开，公开会损害其合法权益。`
  if (outcome === 'denied.process') return `${asked}尚在讨论过程中，属于未定稿的过程性信息。`
  return `${asked}属于正在办理的行政执法案卷信息。`
}

/** The proof of service; on line the applicant opens the letter on the same day. */
async function serveAnswer(then: App, scene: Scene): Promise<Result<unknown>> {
  const { story, requestId, by, facts, no, drafted } = scene
  const kind = answerOf(story)
  const paperId = kind && (drafted.get(kind) ?? (await foundAgain(then, scene, (one) => one.kind === kind)))
  if (!paperId) return accepted(null)
  const issue = story.acts.find((act) => act.facts.act === 'issue')?.facts
  const way: ServiceId = issue && 'service' in issue ? issue.service : 'post'
  const served = await recordService(
    then,
    by,
    {
      organId: story.organ,
      requestId,
      paperId,
      on: facts.on,
      way,
      to: way === 'direct' ? '申请人本人签收（示例）' : '申请人（示例）',
      ...(way === 'post' && { trackingNumber: `示例${String(no).padStart(9, '0')}` }),
    },
    null,
  )
  if (served.ok && way === 'electronic') await recordFirstOpening(then, story.organ, paperId, null)
  return served
}
