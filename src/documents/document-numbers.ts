// 索引号 and 统一登记号: given once, when a document is published or signed, by the patterns of its organ.
import type { App } from '../app.ts'
import { yearOf } from '../kit/days.ts'
import { documentKinds } from '../law/disclosure/index.ts'
import type { ActContext } from './consequences.ts'
import { fillPattern, nextNumber, takeNumbers } from './numbers.ts'
import { settingsOf } from './settings.ts'

/** 统一登记: rules and normative documents get their number when they are signed. */
export async function registerNumber({ app, tx, document, facts }: ActContext): Promise<Record<string, unknown>> {
  if (!documentKinds[document.kind].registered || document.register_no) return {}
  const { registerPattern } = await settingsOf(tx, document.organ_id)
  const no = await takeNumbers(tx, document.organ_id, 'register', yearOf(facts.on))
  const parts = { code: await codeOf(app, document.organ_id), organ: document.organ_id, on: facts.on, no }
  return { register_no: fillPattern(registerPattern, parts), made_on: document.made_on ?? facts.on }
}

export async function indexNumber({ app, tx, document, facts }: ActContext): Promise<string> {
  const { indexPattern } = await settingsOf(tx, document.organ_id)
  const no = await takeNumbers(tx, document.organ_id, 'index', yearOf(facts.on))
  const code = await codeOf(app, document.organ_id)
  return fillPattern(indexPattern, { code, organ: document.organ_id, on: facts.on, no })
}

/** 索引号 as it would be given today: what a draft shows before it has one. */
export async function suggestedIndexNo(app: App, organId: string): Promise<string> {
  const [{ indexPattern }, code, no] = await Promise.all([
    settingsOf(app.db, organId),
    codeOf(app, organId),
    nextNumber(app.db, organId, 'index', yearOf(app.today())),
  ])
  return fillPattern(indexPattern, { code, organ: organId, on: app.today(), no })
}

/** The unified social credit code, or the organ's id where none is on file. */
export async function codeOf(app: App, organId: string): Promise<string> {
  const row = await app.db
    .selectFrom('organ_profiles')
    .select('credit_code')
    .where('organ_id', '=', organId)
    .executeTakeFirst()
  return row?.credit_code ?? organId
}
