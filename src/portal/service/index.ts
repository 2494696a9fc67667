// 依申请公开, the public side: guide and form, receipt, progress and what applicants do. Pages are made for one answer and
// not kept; what people type travels in bodies only, never in an address.
import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { type Portal, sendView } from '../serve-page.ts'
import { guidePath, refusalView } from './frame.tsx'
import { serveApply } from './serve-apply.ts'
import { serveCaseForms } from './serve-cases.ts'
import { serveProgress } from './serve-progress.ts'

export async function serveService(server: FastifyInstance, portal: Portal): Promise<void> {
  await server.register(async (scope) => {
    await scope.register(multipart)
    scope.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
      const words = troubles[error.statusCode ?? 500]
      if (!words) throw error
      const view = refusalView(error.statusCode!, words.title, words.text, { text: '回到依申请公开', href: guidePath })
      return sendView(request, reply, portal, view)
    })
    serveApply(scope, portal)
    serveProgress(scope, portal)
    serveCaseForms(scope, portal)
  })
}

const troubles: Record<number, { title: string; text: string }> = {
  413: { title: '附件太大', text: '附件每份不超过20 MB，最多5份，合计不超过50 MB。请减小或者减少几份再提交。' },
  429: {
    title: '请稍等一会儿',
    text: '从您所在的网络送来的请求太多。请等一分钟再试；急着办的，可以打公开机构的电话。',
  },
}
