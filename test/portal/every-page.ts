// Where every public page is to be seen: an address for each route with a parameter, over a light example.
import formbody from '@fastify/formbody'
import Fastify from 'fastify'
import { sql } from 'kysely'
import type { App } from '../../src/app.ts'
import { addConference } from '../../src/documents/conferences/index.ts'
import { actOnDocument } from '../../src/documents/index.ts'
import { askToSubscribe, linkOf } from '../../src/documents/subscriptions/subscription.ts'
import { applicantOf } from '../../src/examples/applicants.ts'
import { currentStories } from '../../src/examples/current.ts'
import { throughReview } from '../../src/examples/document-register.ts'
import { addExampleOffice, playExampleDocuments } from '../../src/examples/index.ts'
import { must, playStory } from '../../src/examples/play.ts'
import { registerPortal } from '../../src/portal/index.ts'
import { renewQueryCode } from '../../src/requests/index.ts'
import { publishSamples, shown } from './documents.ts'
import { importSamples } from './samples.ts'

/** What is asked for with GET and is no asset, as the portal registers it. */
export async function portalRoutes(app: App): Promise<string[]> {
  const routes = new Set<string>()
  const probe = Fastify()
  probe.addHook('onRoute', ({ method, url }) => {
    if ([method].flat().includes('GET') && !url.startsWith('/assets/')) routes.add(url)
  })
  await probe.register(formbody)
  await registerPortal(probe, app, {})
  await probe.ready()
  await probe.close()
  return [...routes].sort()
}

type Ids = Awaited<ReturnType<typeof playLightExample>>

/**
 * For a route with parameters where it is to be seen. The first address serves also what lies below the route with no
 * parameter of its own: /o/:organ/guide needs no line.
 */
export const samples: Record<string, (ids: Ids) => string[]> = {
  '/reports/:organ/:year': () => ['/reports/linfen/2023', '/reports/xinle/2019'],
  '/organs/:id': () => ['/organs/linfen'],
  '/apply/:organ': () => ['/apply/example-city'],
  '/apply/:organ/found/:id': ({ publicAnswer }) => [`/apply/example-city/found/${publicAnswer}`],
  '/complaints/:organ': () => ['/complaints/example-bureau'],
  '/corrections/:organ': () => ['/corrections/example-city'],
  '/o/:organ': () => ['/o/example-city', '/o/linfen'],
  '/o/:organ/docs': () => ['/o/example-city/docs', '/o/linfen/docs?q=征收补嘗'],
  '/o/:organ/docs/:id': ({ commented }) => [
    `/o/linfen/docs/${shown.notice}`,
    `/o/linfen/docs/${shown.repealed}`,
    `/o/example-city/docs/${commented}`,
  ],
  '/o/:organ/docs/:id/files/:no': () => [`/o/linfen/docs/${shown.notice}/files/1`],
  '/o/:organ/rules/:rule': () => ['/o/example-city/rules/requests', '/o/linfen/rules/review?version=1'],
  '/o/:organ/library': () => ['/o/linfen/library?validity=all'],
  '/o/:organ/gazette': () => ['/o/example-city/gazette', '/o/linfen/gazette', '/o/example-town/gazette'],
  '/o/:organ/gazette/:year/:no': () => ['/o/example-city/gazette/2023/3'],
  '/o/:organ/conferences': () => ['/o/example-city/conferences', '/o/linfen/conferences'],
  '/o/:organ/conferences/:id': ({ conference }) => [`/o/example-city/conferences/${conference}`],
  '/o/:organ/consultations': () => ['/o/example-city/consultations', '/o/linfen/consultations'],
  '/o/:organ/consultations/:id': ({ open, commented }) => [
    `/o/example-city/consultations/${open}`,
    `/o/example-city/consultations/${commented}`,
  ],
  '/subscriptions/:token': ({ confirm, end }) => [`/subscriptions/${confirm}`, `/subscriptions/${end}`],
  '/sitemap-documents/:page.xml': () => ['/sitemap-documents/1.xml'],
}

export const nowhere = '/nowhere'

/** Pages that look different with a query; and what says that there is nothing. */
export const besides: Record<string, string[]> = {
  '/': [nowhere],
  '/reports': ['/reports?q=没有这个机关'],
  '/compare': ['/compare?left=linfen/2022&right=linfen/2023', '/compare?left=xinle/2019&right=linfen/2023'],
  '/search': ['/search?q=停车&validity=inForce'],
  '/apply': ['/apply?q=没有这个机关'],
}

/** Addresses of a route; undefined where nothing is known to put into its parameters. */
export function addressesOf(route: string, ids: Ids): string[] | undefined {
  const more = besides[route] ?? []
  if (samples[route]) return [...samples[route](ids), ...more]
  const above = Object.keys(samples)
    .filter((one) => route.startsWith(one) && !route.slice(one.length).includes(':'))
    .sort((a, b) => b.length - a.length)[0]
  if (above) return [samples[above]!(ids)[0]!.split('?', 1)[0] + route.slice(above.length), ...more]
  return route.includes(':') ? undefined : [route, ...more]
}

/** A year of documents, what an organ's own site shows, reports, requests that are open; gives what addresses need. */
export async function playLightExample(app: App) {
  const office = await addExampleOffice(app)
  await playExampleDocuments(app, office)
  await importSamples(app)
  await publishSamples(app)
  const organId = 'example-city'
  const staff = office.get(organId)!

  const facts = {
    ...{ organId, kind: 'pressConference' as const, topic: '老旧小区加装电梯新闻发布会', heldOn: '2026-04-08' },
    ...{ place: '示例市政务服务中心三层', department: '办公室', interprets: null, summary: '介绍补贴的范围和办法。' },
    speakers: [
      { name: '示例发言人', post: '市住房主管部门负责人（示例）' },
      { name: '示例主持人', post: '' },
    ],
    questions: [{ by: '示例日报', question: '补贴怎样申请？', answer: '由业主共同委托一人，到社区提交。' }],
    transcript: '各位记者，今天介绍加装电梯的补贴办法。\n办法自五月起施行。',
  }
  const { id: conference } = must(await addConference(app, staff.chengban, facts, null), facts)
  await throughReview(app, staff, organId, conference, 'none')
  const published = { organId, documentId: conference, wish: { act: 'publish' as const } }
  must(await actOnDocument(app, staff.dengji, published, null), facts)

  const stories = currentStories(app.today())
  const corrected = stories.findIndex(({ acts }) => acts.some(({ facts: { act } }) => act === 'askForCorrection'))
  const { requestId } = await playStory(app, office, stories[corrected]!, 1)
  const { requestId: publicAnswer } = await playStory(app, office, stories[2]!, 2)
  const { queryCode } = must(await renewQueryCode(app, staff.dengji, organId, requestId, null), 'code')
  await sql`insert into request_acts (organ_id, request_id, no, act, on_day, at, actor, data)
    values (${organId}, ${publicAnswer}::uuid, 999, 'makePublic', '2026-04-09', ${app.now()}, 'test',
      ${JSON.stringify({ title: '青泉公园绿化养护合同', place: 'https://www.example.gov.cn/1.html' })})`.execute(app.db)

  const list = { organId, organ: '示例市人民政府', selection: {}, words: '示例市人民政府' }
  must(await askToSubscribe(app, { email: 'reader@example.cn', frequency: 'daily', list }), list)
  const { rows: subscriptions } = await sql<{ id: string }>`select id from subscriptions`.execute(app.db)
  const { rows: consultations } = await sql<{ id: string; closed: boolean }>`
    select document_id as id, result is not null as closed from document_consultations`.execute(app.db)
  return {
    conference,
    open: consultations.find(({ closed }) => !closed)!.id,
    commented: consultations.find(({ closed }) => closed)!.id,
    publicAnswer,
    confirm: linkOf(app, 'confirm', subscriptions[0]!.id),
    end: linkOf(app, 'end', subscriptions[0]!.id),
    key: { code: queryCode, tail: applicantOf('naturalPerson', 1).phone.slice(-4) },
  }
}
