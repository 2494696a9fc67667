// The index follows the acts: found from the publication on, under the corrected title after a correction, not any more
// after the withdrawal.
import { expect, test } from 'vitest'
import { type ActWish, actOnDocument, bodyFromText, createDocument } from '../../src/documents/index.ts'
import { databaseSearch } from '../../src/documents/search/index.ts'
import { checklistItems } from '../../src/law/disclosure/index.ts'
import type { Staff } from '../../src/organs/index.ts'
import { newsroom } from './newsroom.ts'

const { app, staff } = await newsroom()

const found = async (text: string) => (await databaseSearch(app).find({ text })).hits.map(({ title }) => title)

test('from draft to withdrawal', async () => {
  const made = await createDocument(
    app,
    staff.author,
    {
      organId: 'city',
      kind: 'notice',
      title: '示例市滨河公园夜间开放的通告',
      documentNo: '示政通〔2026〕8号',
      issuers: ['示例市人民政府'],
      formedOn: '2026-03-02',
      madeOn: '2026-03-02',
      body: bodyFromText('滨河公园自即日起夜间开放，开放时间另行公布。'),
    },
    null,
  )
  if (!made.ok) throw new Error(made.refusal.message)
  const documentId = made.value.id
  const act = async (by: Staff, wish: ActWish) => {
    const result = await actOnDocument(app, by, { organId: 'city', documentId, wish }, null)
    if (!result.ok) throw new Error(`${wish.act}: ${result.refusal.message}`)
  }
  await act(staff.author, { act: 'mark', attribute: 'open' })
  await act(staff.author, { act: 'needInterpretation', need: 'none' } as ActWish)
  await act(staff.author, { act: 'submit' })
  await act(staff.author, { act: 'review', step: 1 })
  await act(staff.secrecy, { act: 'review', step: 2 })
  await act(staff.leader, { act: 'review', step: 3, checklist: [...checklistItems] } as ActWish)
  await act(staff.leader, { act: 'approve' })
  expect(await found('滨河公园')).toEqual([])
  await act(staff.registry, { act: 'publish' })
  expect(await found('示政通〔2026〕8号')).toEqual(['示例市滨河公园夜间开放的通告'])
  expect(await found('夜间开放')).toHaveLength(1)
  await act(staff.head, { act: 'withdraw', publicNote: '时间有误' })
  expect(await found('示政通〔2026〕8号')).toEqual([])
  expect(await found('夜间开放')).toEqual([])
})
