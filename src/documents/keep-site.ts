// What an organ keeps of its public site: footer and guide, reading points, rules of work. Every change is on record.
import { sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Database } from '../db/types.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import type { ReadingPoint, SiteTheme } from './public/index.ts'
import { raiseDataVersion } from './store.ts'

export interface SiteSettings {
  siteName: string | null
  hostName: string | null
  keeperName: string | null
  phone: string | null
  icpNo: string | null
  policeNo: string | null
  portalUrl: string | null
  theme: SiteTheme
  guide: string | null
  readingPoints: Omit<ReadingPoint, 'no'>[]
}

export interface WorkRuleInput {
  id: string
  title: string
  text: string
  adoptedOn: string
  reviewOn: string | null
  endedOn: string | null
}

/** Takes the place of what was kept before. */
export const keepSite = (app: App, by: Staff, organId: string, site: SiteSettings, from: string | null) =>
  onSite(app, by, organId, { act: 'site.keep', from, after: site }, async (tx) => {
    const { siteName, hostName, keeperName, phone, icpNo, policeNo, portalUrl, theme, guide, readingPoints } = site
    await sql`insert into organ_sites (organ_id, site_name, host_name, keeper_name, phone, icp_no, police_no, portal_url, theme, guide)
      values (${organId}, ${siteName}, ${hostName}, ${keeperName}, ${phone}, ${icpNo}, ${policeNo}, ${portalUrl}, ${theme}, ${guide})
      on conflict (organ_id) do update set site_name = excluded.site_name, host_name = excluded.host_name, keeper_name = excluded.keeper_name,
        phone = excluded.phone, icp_no = excluded.icp_no, police_no = excluded.police_no,
        portal_url = excluded.portal_url, theme = excluded.theme, guide = excluded.guide, changed_at = now()`.execute(
      tx,
    )
    await sql`delete from reading_points where organ_id = ${organId}`.execute(tx)
    for (const [at, { name, kind, address, hours, phone: call, mapUrl }] of readingPoints.entries())
      await sql`insert into reading_points (organ_id, no, name, kind, address, hours, phone, map_url)
        values (${organId}, ${at + 1}, ${name}, ${kind}, ${address}, ${hours}, ${call}, ${mapUrl})`.execute(tx)
    return organId
  })

/** A new version of a rule of work; earlier ones stay readable. Returns its version. */
export const adoptWorkRule = (app: App, by: Staff, organId: string, rule: WorkRuleInput, from: string | null) =>
  onSite(app, by, organId, { act: 'workRule.adopt', from, after: rule }, async (tx) => {
    const { id, title, text, adoptedOn, reviewOn, endedOn } = rule
    const { rows } = await sql<{ version: number }>`
      insert into work_rules (organ_id, id, version, title, text, adopted_on, review_on, ended_on)
      select ${organId}, ${id}, coalesce(max(version), 0) + 1, ${title}, ${text}, ${adoptedOn}::date, ${reviewOn}::date,
        ${endedOn}::date
      from work_rules where organ_id = ${organId} and id = ${id} returning version`.execute(tx)
    return rows[0]!.version
  })

async function onSite<T>(
  app: App,
  by: Staff,
  organId: string,
  { act, from, after }: { act: string; from: string | null; after: object },
  work: (tx: Transaction<Database>) => Promise<T>,
): Promise<Result<T>> {
  if (!may(by, 'editOrgan', organId)) return refused({ code: 'not-yours', message: whyNot('editOrgan') })
  return asStaffOf(app.db, [organId], async (tx) => {
    const done = await work(tx)
    await raiseDataVersion(tx)
    const deed = { organId, actor: by.id, from, act, subject: `organ:${organId}` }
    await recordDeed(app, tx, { ...deed, after })
    return accepted(done)
  })
}
