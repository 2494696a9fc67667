// The example year of documents: made up by code, so that table two of the city and the organs below it comes out as it was
// published for 2023: 97 made, 307 repealed, 1,184 in force; decisions and fees from the ledger.
import type { App } from '../app.ts'
import {
  type Entry,
  enterFigures,
  openTakeover,
  signEntries,
  type TakenDocument,
  takeOverDocuments,
} from '../documents/index.ts'
import { digest } from '../kit/crypto/digest.ts'

import { columnsOfOffices } from './columns.ts'
import { exampleConferences } from './conferences.ts'
import { documentsInWork, publishedLookedAt } from './document-desk.ts'
import { registerAtWork } from './document-register.ts'
import { exampleDeliveries, exampleGazette, exampleSettings, exampleSites } from './document-site.ts'
import { interpretationsOf, noticesOf, policiesOf, registerOf } from './document-texts.ts'
import { cleanupsAtWork, ledgerAtWork } from './document-work.ts'
import type { ExampleOrgan, ExampleStaff } from './organs.ts'
import { must, onDay } from './play.ts'

interface Share {
  /** Normative documents: made in 2023; made earlier and repealed in 2023; made earlier and still in force at its end. */
  made: number
  repealed: number
  kept: number
  policies: number
  notices: number
  interpretations: number
  /** Decisions and fees of the year; the last quarter takes what the quarters leave over. */
  permits: number
  penalties: number
  coercion: number
  feesWan: number
}

// biome-ignore format: a table
export const shares: Record<ExampleOrgan, Share> = {
  'example-city':   { made: 52, repealed: 171, kept: 602, policies: 21, notices: 1104, interpretations: 30, permits: 98_000, penalties: 61_200, coercion: 2_105, feesWan: 52_191.39 },
  'example-bureau': { made: 31, repealed: 96, kept: 370, policies: 14, notices: 520, interpretations: 9, permits: 146_085, penalties: 214_305, coercion: 8_900, feesWan: 44_820 },
  'example-street': { made: 5, repealed: 17, kept: 49, policies: 6, notices: 229, interpretations: 1, permits: 9_300, penalties: 8_600, coercion: 250, feesWan: 60 },
  'example-town':   { made: 9, repealed: 23, kept: 66, policies: 8, notices: 123, interpretations: 2, permits: 7_300, penalties: 6_700, coercion: 350, feesWan: 120 },
}

export interface ExampleDocuments {
  documents: number
  entries: number
}

/** Fills in what an organ lacks of the year; an organ's documents come in one transaction, so a stop leaves whole organs. */
export async function playExampleDocuments(
  app: App,
  office: ReadonlyMap<ExampleOrgan, ExampleStaff>,
): Promise<ExampleDocuments> {
  const done = { documents: 0, entries: 0 }
  const then = onDay(app, '2024-01-15')
  for (const [organ, staff] of office) {
    if (!(await has(app, 'documents', organ))) done.documents += await takeOverYear(then, organ, staff)
    if (!(await has(app, 'administrative_entries', organ))) done.entries += await enterYear(then, organ, staff)
  }
  if (done.entries) await ledgerAtWork(app, office)
  await exampleSites(app, office)
  await exampleSettings(app, office)
  await columnsOfOffices(app, office)
  await registerAtWork(app, office)
  await cleanupsAtWork(app, office)
  await exampleGazette(app, office)
  await exampleDeliveries(app, office)
  done.documents += await exampleConferences(app, office)
  if (done.documents) {
    done.documents += await documentsInWork(app, office)
    await publishedLookedAt(app, office)
  }
  for (const table of ['documents', 'document_takeovers', 'administrative_entries'] as const)
    await app.db
      .updateTable(table)
      .set({ is_example: true })
      .where('organ_id', 'like', 'example-%')
      .where('is_example', '=', false)
      .execute()
  return done
}

const has = async (app: App, table: 'documents' | 'administrative_entries', organ: ExampleOrgan): Promise<boolean> =>
  (await app.db.selectFrom(table).select('id').where('organ_id', '=', organ).limit(1).executeTakeFirst()) !== undefined

async function takeOverYear(app: App, organ: ExampleOrgan, { zhuren }: ExampleStaff): Promise<number> {
  const share = shares[organ]
  const register = registerOf(organ, share)
  const others = [...policiesOf(organ, share.policies), ...noticesOf(organ, share.notices)]
  const { id: takeoverId } = must(
    await openTakeover(
      app,
      zhuren,
      {
        organId: organ,
        source: '示例数据（由程序生成）',
        digest: digest('sha256', register.map(({ title }) => title).join('\n')),
        responsibleName: zhuren.name,
        signedOn: '2024-01-15',
      },
      null,
    ),
    organ,
  )
  const take = async (documents: readonly TakenDocument[]) => {
    const { taken, faults } = must(
      await takeOverDocuments(app, zhuren, { organId: organ, takeoverId, documents }, null),
      organ,
    )
    if (faults.length) throw new Error(`example ${organ}: ${JSON.stringify(faults[0])}`)
    return taken
  }
  const taken = await take([...register, ...others])
  const made = register.flatMap((document, row) =>
    document.madeOn! >= '2023-01-01' ? [{ id: taken[row]!.id, document }] : [],
  )
  const interpretations = await take(interpretationsOf(made.slice(0, share.interpretations)))
  return taken.length + interpretations.length
}

async function enterYear(app: App, organ: ExampleOrgan, { chengban, lingdao }: ExampleStaff): Promise<number> {
  const { permits, penalties, coercion, feesWan } = shares[organ]
  const entries: Entry[] = [
    ...quarters(organ, 'permits', 'quantity', permits),
    ...quarters(organ, 'penalties', 'quantity', penalties),
    ...quarters(organ, 'coercion', 'quantity', coercion),
    ...quarters(organ, 'fees', 'amountWan', feesWan),
  ]
  const { ids } = must(await enterFigures(app, chengban, entries, null), organ)
  return must(await signEntries(app, lingdao, { organId: organ, ids }, null), organ).signed
}

/** Four quarters that add up to the year exactly, to the cent of a 万元. */
function quarters(organId: ExampleOrgan, row: Entry['row'], field: 'quantity' | 'amountWan', year: number): Entry[] {
  const whole = field === 'quantity' ? year : Math.round(year * 100)
  const part = [0.22, 0.27, 0.24].map((share) => Math.round(whole * share))
  const amounts = [...part, whole - part.reduce((sum, one) => sum + one, 0)]
  return amounts.map((amount, index) => ({
    organId,
    row,
    year: 2023,
    firstMonth: index * 3 + 1,
    lastMonth: index * 3 + 3,
    [field]: field === 'quantity' ? amount : amount / 100,
    note: '示例数据，非该机关发布',
  }))
}
