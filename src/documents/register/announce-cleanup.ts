// 清理结果公告: the result list of a clean-up becomes a draft, which is reviewed and published like every other document.
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import { inWords } from '../../kit/days.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { may, organById, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import type { Body } from '../body.ts'
import { createDocument } from '../draft-document.ts'
import { type CleanupDecision, cleanupDecisions, cleanupItems, listCleanups } from './cleanup.ts'

/** What is not public is in the clean-up and not in its announcement. */
export async function announceCleanup(
  app: App,
  by: Staff,
  { organId, cleanupId }: { organId: string; cleanupId: string },
  from: string | null,
): Promise<Result<{ id: string; documents: number }>> {
  if (!may(by, 'keepRegister', organId)) return refused({ code: 'not-yours', message: whyNot('keepRegister') })
  const cleanup = (await listCleanups(app.db, [organId])).find(({ id }) => id === cleanupId)
  if (!cleanup?.closedOn) return refused({ code: 'no-cleanup', message: '没有这次清理，或者还没有结束' })
  if (cleanup.resultId) return refused({ code: 'announced', message: '这次清理的结果公告已经起草' })
  const items = (await cleanupItems(app.db, organId, cleanupId)).filter(({ isPublic }) => isPublic)
  const organ = (await organById(app.db, organId))!
  const made = await createDocument(
    app,
    by,
    {
      organId,
      kind: 'notice',
      title: `${organ.name}关于${cleanup.title}结果的公告`,
      formedOn: cleanup.closedOn as never,
      issuers: [organ.name],
      item: 'A20_01',
      keywords: ['行政规范性文件清理'],
      body: resultBody(cleanup, items),
    },
    from,
  )
  if (!made.ok) return made
  const { id } = made.value
  return asStaffOf(app.db, [organId], async (tx) => {
    await tx
      .updateTable('document_cleanups')
      .set({ result_document_id: id })
      .where('organ_id', '=', organId)
      .where('id', '=', cleanupId)
      .execute()
    const deed = {
      organId,
      actor: by.id,
      from,
      act: 'cleanup.announce',
      subject: `cleanup:${cleanupId}`,
    }
    await recordDeed(app, tx, { ...deed, after: { document: id } })
    return accepted({ id, documents: items.length })
  })
}

type Items = Awaited<ReturnType<typeof cleanupItems>>

function resultBody(cleanup: { title: string; basis: string | null; closedOn: string | null }, items: Items): Body {
  const paragraph = (text: string): Body[number] => ({ type: 'paragraph', content: [{ text }] })
  const decisions = Object.keys(cleanupDecisions) as CleanupDecision[]
  const counted = decisions
    .map((decision) => [decision, items.filter((one) => one.decision === decision).length] as const)
    .filter(([, n]) => n > 0)
  const words = counted.map(([decision, n]) => `${cleanupDecisions[decision]}${n}件`).join('，')
  const on = inWords(cleanup.closedOn as never)
  return [
    paragraph(
      `${cleanup.basis ? `依据${cleanup.basis}，` : ''}${cleanup.title}已于${on}结束，${words}。现将目录公布如下。`,
    ),
    ...counted.flatMap(
      ([decision], at): Body => [
        { type: 'heading', level: 1, content: [{ text: `${'一二三四'[at]}、${cleanupDecisions[decision]}的文件` }] },
        {
          type: 'table',
          rows: [
            ['序号', '文件名称', '发文字号', '统一登记号'].map((text) => ({ content: [{ text }], header: true })),
            ...items
              .filter((one) => one.decision === decision)
              .map((one, index) =>
                [String(index + 1), one.title, one.documentNo ?? '', one.registerNo].map((text) => ({
                  content: text ? [{ text }] : [],
                })),
              ),
          ],
        },
      ],
    ),
  ]
}
