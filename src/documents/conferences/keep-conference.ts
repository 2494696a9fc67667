// 登记发布会、访谈: the record is begun, or changed while its document is being drafted.
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Day } from '../../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../../kit/results.ts'
import type { Staff } from '../../organs/index.ts'
import { createDocument, type DraftChange, editDocument } from '../draft-document.ts'
import { readDocument } from '../store.ts'
import { bodyOfConference, type ConferenceFacts, conferenceKinds } from './conference.ts'

export interface ConferenceInput extends ConferenceFacts {
  organId: string
  topic: string
  summary: string | null
  department: string | null
  /** A document of this organ that was explained. */
  interprets: string | null
}

export async function addConference(
  app: App,
  by: Staff,
  input: ConferenceInput,
  from: string | null,
): Promise<Result<{ id: string }>> {
  const fault = faultOf(input, app.today())
  if (fault) return refused(fault)
  const made = await createDocument(app, by, { organId: input.organId, kind: kindOf(input), ...draftOf(input) }, from)
  if (!made.ok) return made
  await keepFacts(app, input, made.value.id, 1)
  return accepted({ id: made.value.id })
}

export async function changeConference(
  app: App,
  by: Staff,
  documentId: string,
  input: ConferenceInput,
  from: string | null,
): Promise<Result<{ id: string }>> {
  const fault = faultOf(input, app.today())
  if (fault) return refused(fault)
  const { organId } = input
  const edited = await editDocument(
    app,
    by,
    { organId, documentId, change: { ...draftOf(input), kind: kindOf(input) } },
    from,
  )
  if (!edited.ok) return edited
  const document = await readDocument(app.db, organId, documentId)
  await keepFacts(app, input, documentId, document!.version)
  return accepted({ id: documentId })
}

const kindOf = ({ interprets }: ConferenceInput) => (interprets ? 'interpretation' : 'news')

function draftOf(
  input: ConferenceInput,
): DraftChange & { title: string; body: ReturnType<typeof bodyOfConference>; formedOn: Day } {
  const { topic, summary, department, interprets, heldOn, kind } = input
  return {
    title: topic,
    summary,
    department,
    formedOn: heldOn as Day,
    madeOn: heldOn as Day,
    body: bodyOfConference(input),
    keywords: [conferenceKinds[kind]],
    interpretationForm: interprets && kind === 'pressConference' ? 'pressConference' : interprets ? 'questions' : null,
    relations: interprets ? [{ relation: 'interprets', toId: interprets }] : [],
  }
}

const keepFacts = (app: App, input: ConferenceInput, documentId: string, version: number) =>
  asStaffOf(app.db, [input.organId], async (tx) => {
    const row = {
      kind: input.kind,
      held_on: input.heldOn,
      place: input.place?.trim() || null,
      speakers: JSON.stringify(input.speakers),
      questions: JSON.stringify(input.questions),
      transcript: input.transcript,
    }
    await tx
      .insertInto('conferences')
      .values({ organ_id: input.organId, document_id: documentId, version, ...row })
      .onConflict((on) => on.columns(['organ_id', 'document_id', 'version']).doUpdateSet(row))
      .execute()
  })

function faultOf({ topic, heldOn, speakers, questions, transcript }: ConferenceInput, today: Day): Refusal | undefined {
  const fault = (field: string, message: string): Refusal => ({ code: 'incomplete', message, field })
  if (!topic.trim()) return fault('topic', '请填写主题')
  if (heldOn > today) return fault('heldOn', `举行日期${heldOn}还没有到，今天是${today}；举行以后再登记`)
  if (!speakers.length || speakers.some(({ name }) => !name.trim()))
    return fault('speakers', '请填写发布人或者嘉宾的姓名，一人一行')
  const half = questions.findIndex(({ question, answer }) => !question.trim() || !answer.trim())
  if (half >= 0) return fault('questions', `第${half + 1}个问题没有写全提问和回答`)
  if (!questions.length && !transcript.trim()) return fault('transcript', '请填写实录，或者至少一个问题和回答')
  return undefined
}
