// Everything that a letter says besides what is filled in, gathered for one request.
import type { App } from '../../app.ts'
import { type Day, inWords } from '../../kit/days.ts'
import type { Calendar } from '../../law/calendar/index.ts'
import { feeByItem, feeByPage } from '../../law/fees/index.ts'
import { type BodyRole, type OrganAbout, reconsiderationBodies } from '../../law/relief/index.ts'
import { type LetterKind, letterKinds, type Standing } from '../../law/requests/index.ts'
import { openPerson, type Person } from '../people.ts'
import type { Db, RequestRow } from '../store.ts'
import { personContext } from '../take-in.ts'
import { type Fields, textOf } from './fields.ts'
import type { LetterFee } from './letter-fee.ts'
import { type LetterCase, type Letterhead, tariffOf } from './parts-of.ts'
import { itemsOfMonth, type LetterheadRow, readLetterhead, readNotes, readSealedPeople } from './queries.ts'
import type { SearchMade } from './search-text.ts'
import { readPaper } from './store.ts'

export interface CaseOf {
  request: RequestRow
  kind: LetterKind
  fields: Fields
  on: Day
  standing: Standing
  calendar: Calendar
  number: string | null
  by: string
}

/** `masked`: applicants as lists show them. */
export async function loadCase(app: App, db: Db, about: CaseOf, masked = false): Promise<LetterCase> {
  const { request, kind, fields, on } = about
  const { organ_id: organId, id } = request
  const head = await readLetterhead(db, organId)
  const people = (await readSealedPeople(db, organId, id)).filter(({ role }) => role === 'applicant')
  return {
    ...about,
    organ: letterheadOf(organId, head, on),
    request: {
      number: request.number,
      content: request.content,
      description: request.description,
      form: request.form,
      delivery: request.delivery,
      applicantKind: request.applicant_kind,
      isExample: request.is_example,
    },
    applicants: people.map(({ no, sealed, name_mask }) =>
      masked || !sealed ? name_mask : nameIn(openPerson(app.keys, sealed, personContext(id, no))),
    ),
    fee: kind === 'feeNotice' ? await feeOf(db, organId, id, fields) : null,
    searches: kind === 'notExisting' ? await searchesOf(db, organId, id) : [],
    served: kind === 'proofOfService' ? await servedLetter(app, db, organId, fields, masked) : null,
  }
}

const nameIn = ({ name }: Person) => name

export function letterheadOf(id: string, row: LetterheadRow, on: Day): Letterhead {
  return {
    id,
    name: row.name,
    office: row.officeName ?? '',
    phone: row.officePhone ?? '',
    address: row.officeAddress ?? '',
    postalCode: row.postalCode ?? '',
    hours: row.officeHours ?? '',
    email: row.officeEmail ?? '',
    bodies: bodiesOf(row, on),
    court: row.court ?? '',
    numberWord: row.numberPrefix ?? '',
    relief: { adminQuery: row.adminQueryRelief ?? 'either' },
  }
}

/** The bodies by name, as the law of the day has them; one that is not on record is left out. */
function bodiesOf(row: LetterheadRow, on: Day): string[] {
  const about: OrganAbout = {
    level: (row.level ?? 'county') as OrganAbout['level'],
    kind: (row.kind ?? 'department') as OrganAbout['kind'],
    vertical: row.verticalLead ?? false,
    justice: row.justice ?? false,
  }
  const government = row.reconsiderationBody ?? (row.parentKind === 'government' ? row.parentName : null)
  const names: Record<BodyRole, string | null> = {
    itself: row.name,
    sameLevelGovernment: government,
    higherGovernment: government,
    founder: government,
    superiorDepartment: row.superiorDepartment ?? (about.vertical ? row.reconsiderationBody : null),
  }
  const bodies = reconsiderationBodies(about, on)
    .map(({ role }) => names[role])
    .filter((name) => name !== null)
  return [...new Set(bodies)]
}

/** The fee as the law reckons it: by item over the applicant's calendar month, or by the pages of this request. */
export async function feeOf(db: Db, organId: string, requestId: string, fields: Fields): Promise<LetterFee | null> {
  const tariff = tariffOf(fields)
  if (tariff === 'page') {
    const pages = Number(textOf(fields, 'pages') || 0)
    return pages ? { tariff, count: pages, before: 0, ...feeByPage(pages) } : null
  }
  const { before, own } = await itemsOfMonth(db, organId, requestId)
  return { tariff, count: own, before, ...feeByItem(own, before) }
}

async function searchesOf(db: Db, organId: string, requestId: string): Promise<SearchMade[]> {
  const notes = await readNotes(db, organId, requestId)
  return notes
    .filter(({ kind }) => kind === 'search')
    .map(({ on_day, text, data }) => ({
      on: on_day as Day,
      found: text,
      ...(data as Omit<SearchMade, 'on' | 'found'>),
    }))
}

async function servedLetter(
  app: App,
  db: Db,
  organId: string,
  fields: Fields,
  masked: boolean,
): Promise<LetterCase['served']> {
  const row = await readPaper(db, organId, textOf(fields, 'ofLetter'))
  if (!row?.number) return null
  const people = await readSealedPeople(db, organId, row.request_id)
  const toOthers = letterKinds[row.kind as LetterKind]?.group === 'asking'
  const named = people
    .filter(({ role }) => role === 'applicant')
    .map(({ no, sealed, name_mask }) =>
      masked || !sealed ? name_mask : openPerson(app.keys, sealed, personContext(row.request_id, no)).name,
    )
  return {
    number: row.number,
    title: row.title,
    addressee: toOthers ? textOf((row.fields ?? {}) as Fields, 'to') : named.join('、'),
    on: row.served_on as Day | null,
    way: row.service as 'post' | null,
    to: row.served_to ?? '',
    tracking: row.tracking_number ?? '',
  }
}

export const replyText = ({ number, issuedOn }: { number: string; issuedOn: Day }): string =>
  `${inWords(issuedOn)}作出的${number}`
