// 涉密不进: what bears a secrecy mark in its official place is refused, and only that it came is written down.
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Refusal } from '../kit/results.ts'
import { reviewing } from '../law/disclosure/index.ts'
import { recordDeed } from '../record/index.ts'
import type { Doer } from './act-on-document.ts'
import { type Hit, refusalIn } from './screening/index.ts'

/** The refusal, recorded without a word of the content; undefined: the material may come in. `reference`: of the person. */
export async function refuseSecret(
  app: App,
  { organId, by, reference }: { organId: string; by: Doer; reference: string },
  hits: readonly Hit[],
): Promise<Refusal | undefined> {
  const found = refusalIn(hits)
  if (!found) return undefined
  // A file's name may itself say what is secret.
  const place = found.place.replace(/“.*”/, '')
  const decision = '拒收，未保存内容'
  await asStaffOf(app.db, [organId], async (tx) => {
    const { id } = await tx
      .insertInto('document_refusals')
      .values({ organ_id: organId, at: app.now(), by_id: by.id, reference, place, decision })
      .returning('id')
      .executeTakeFirstOrThrow()
    const deed = {
      organId,
      actor: by.id,
      from: by.from,
      act: 'document.refuse',
      subject: `refusal:${id}`,
    }
    await recordDeed(app, tx, { ...deed, after: { place, decision } })
  })
  return {
    code: 'secrecy-mark',
    message: `${place}有密级标志。涉密信息不得进入本系统，内容没有保存，已登记拒收`,
    basis: reviewing.text,
    place,
  }
}
