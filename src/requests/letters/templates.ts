// 文书模板: the wording of an organ's letters, version by version.
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { type LetterKind, letterKinds } from '../../law/requests/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import type { Db } from '../store.ts'
import { defaultTemplates, type LetterTemplate, templateFaults } from './default-templates.ts'
import type { LetterRow } from './store.ts'
import {
  insertTemplate,
  newestTemplate,
  newestTemplates,
  readTemplate,
  type TemplateVersion,
  templateVersions,
} from './template-store.ts'

export interface TemplateInUse extends LetterTemplate {
  kind: LetterKind
  /** null: the built-in wording. */
  version: number | null
}

/** The wording that a letter of this kind has now. */
export async function templateInUse(db: Db, organId: string, kind: LetterKind): Promise<TemplateInUse> {
  const own = await newestTemplate(db, organId, kind)
  if (own?.body == null || own.title == null) return { kind, version: null, ...defaultTemplates[kind] }
  return { kind, version: own.version, title: own.title, body: own.body }
}

/** The wording of a letter: that under which it was sent for clearance, or the one in use. */
export async function templateOf(
  db: Db,
  organId: string,
  { kind, state, template_version: version }: Pick<LetterRow, 'kind' | 'state' | 'template_version'>,
): Promise<TemplateInUse> {
  if (state === 'draft') return templateInUse(db, organId, kind)
  const own = version === null ? undefined : await readTemplate(db, organId, kind, version)
  if (own?.body == null || own.title == null) return { kind, version: null, ...defaultTemplates[kind] }
  return { kind, version, title: own.title, body: own.body }
}

export interface TemplateRow {
  kind: LetterKind
  label: string
  group: string
  title: string
  /** null: the built-in wording. */
  version: number | null
  savedAt: Date | null
}

/** Every kind of letter with the wording in use at the organ. */
export async function listTemplates(db: Db, organId: string): Promise<TemplateRow[]> {
  const own = new Map((await newestTemplates(db, organId)).map((one) => [one.kind, one]))
  return (Object.keys(letterKinds) as LetterKind[]).map((kind) => {
    const saved = own.get(kind)
    const { title: label, group } = letterKinds[kind]
    const isOwn = saved?.body != null
    return {
      kind,
      label,
      group,
      title: isOwn ? saved.title! : defaultTemplates[kind].title,
      version: isOwn ? saved.version : null,
      savedAt: saved?.savedAt ?? null,
    }
  })
}

export const versionsOf = (db: Db, organId: string, kind: LetterKind): Promise<TemplateVersion[]> =>
  templateVersions(db, organId, kind)

/** Saves a new version; refused where it cannot be read, names what does not exist, or lacks a fixed part. */
export async function saveTemplate(
  app: App,
  by: Staff,
  input: { organId: string; kind: LetterKind; template: LetterTemplate; seen?: number },
  from: string | null,
): Promise<Result<{ version: number }>> {
  const faults = templateFaults(input.kind, input.template)
  const [first] = faults
  if (first)
    return refused({
      code: 'bad-template',
      message: `第${first.line}行第${first.column}列：${first.message}`,
      field: first.message.includes('标题') ? 'title' : 'body',
      faults,
    })
  return keepVersion(app, by, input, from, input.template)
}

/** 恢复默认: the built-in wording, as a version of its own. */
export const returnToDefault = (
  app: App,
  by: Staff,
  input: { organId: string; kind: LetterKind; seen?: number },
  from: string | null,
): Promise<Result<{ version: number }>> => keepVersion(app, by, input, from, null)

async function keepVersion(
  app: App,
  by: Staff,
  { organId, kind, seen }: { organId: string; kind: LetterKind; seen?: number },
  from: string | null,
  template: LetterTemplate | null,
): Promise<Result<{ version: number }>> {
  if (!may(by, 'editTemplates', organId)) return refused({ code: 'not-yours', message: whyNot('editTemplates') })
  return asStaffOf(app.db, [organId], async (tx) => {
    const last = (await newestTemplate(tx, organId, kind))?.version ?? 0
    const changed = { code: 'changed-meanwhile', message: '这个模板刚刚有新的版本，请刷新后再保存' }
    if (seen !== undefined && seen !== last) return refused(changed)
    const version = last + 1
    const row = { title: template?.title.trim() ?? null, body: template?.body ?? null }
    const saved = await insertTemplate(tx, {
      organ_id: organId,
      kind,
      version,
      ...row,
      saved_by: by.id,
      saved_at: app.now(),
    })
    if (!saved) return refused(changed)
    const act = template ? 'saveTemplate' : 'returnTemplate'
    const deed = { organId, actor: by.id, from, act, subject: `template:${kind}`, after: { version } }
    await recordDeed(app, tx, deed)
    return accepted({ version })
  })
}
