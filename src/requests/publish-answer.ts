// 转为主动公开 (art. 44): what was given to one applicant is made public for all, under a title that names nobody.
import type { App } from '../app.ts'
import type { Day } from '../kit/days.ts'
import { type Result, refused } from '../kit/results.ts'
import { article } from '../law/provisions.ts'
import type { Staff } from '../organs/index.ts'
import { type Acted, actOnRequest } from './act-on-request.ts'
import { openPerson } from './people.ts'
import { personContext } from './take-in.ts'

export interface PublishAnswer {
  organId: string
  requestId: string
  /** What the information is called. */
  title: string
  /** An address on the web, or a place in words. */
  place: string
  on: Day
  seen?: number
}

const given = ['granted.full', 'granted.alreadyPublic', 'partial']

export async function publishAnswer(
  app: App,
  by: Staff,
  { title, place, on, ...input }: PublishAnswer,
  from: string | null,
): Promise<Result<Acted>> {
  const words = { title: title.trim(), place: place.trim() }
  if (!words.title) return refused({ code: 'incomplete', message: '请填写信息的名称', field: 'title' })
  if (!words.place) return refused({ code: 'incomplete', message: '请填写公开的网址或者场所', field: 'place' })
  return actOnRequest(app, by, { ...input, facts: { act: 'makePublic', on, ...words } }, from, [
    async (tx, { request, standing }) => {
      if (!standing.outcome || !given.includes(standing.outcome))
        return {
          code: 'not-given',
          message: '只有予以公开或者部分公开的信息可以转为主动公开',
          basis: article('regulation', 44).text,
        }
      const people = await tx
        .selectFrom('request_people')
        .select(['no', 'sealed'])
        .where('organ_id', '=', request.organ_id)
        .where('request_id', '=', request.id)
        .execute()
      for (const { no, sealed } of people) {
        const named = sealed && namedIn(words, openPerson(app.keys, sealed, personContext(request.id, no)))
        if (named) return named
      }
      return undefined
    },
  ])
}

function namedIn(words: { title: string; place: string }, person: { name: string; idNumber: string; phone: string }) {
  for (const field of ['title', 'place'] as const)
    for (const secret of [person.name, person.idNumber, person.phone])
      if (secret.trim().length > 1 && words[field].includes(secret.trim()))
        return { code: 'names-applicant', message: '公开的文字中不能出现申请人的姓名、证件号码或者电话', field }
  return undefined
}
