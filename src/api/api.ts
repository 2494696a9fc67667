import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problem } from './schemas/report.ts'

/** The server below /api: its routes are typed by their zod schemas. */
export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** Groups of operations, in the order of the documentation. */
export const tags = [
  { name: 'read', description: '读取：上传一份年报，得到数据和发现的问题；什么也不存' },
  { name: 'reports', description: '年报：已入库的年报，一份一份地取' },
  { name: 'bulk', description: '成批：许多年报的单元格，一次取走' },
  { name: 'organs', description: '机关' },
  { name: 'documents', description: '已公开的文件：查找、列表、正文、附件' },
  { name: 'session', description: '登录：会话、第二因素、口令链接' },
  { name: 'staff', description: '人员：账号、角色、代理，批量导入机关与人员' },
  { name: 'requests', description: '依申请公开：收件、办理的每一步、台账' },
  { name: 'letters', description: '文书：模板、起草、预览、发出、送达，检索和沟通记录，收费计算，卷宗' },
  { name: 'complaints', description: '投诉：上级机关的办理，交办下级机关的事项' },
  { name: 'conversions', description: '转为主动公开：多人申请同一信息、申请人建议' },
  { name: 'relief', description: '复议诉讼台账' },
  { name: 'office-documents', description: '文件办理：起草、公开属性、审查、发布、登记簿、清理、征求意见' },
  { name: 'administrative-entries', description: '行政行为台账：填报、审签、更正' },
  { name: 'monitoring', description: '公开监测：自查评分、栏目更新、公开时限' },
  { name: 'channels', description: '发布渠道和报送：部门、渠道、任务、发布会和访谈、公开情况数字' },
  { name: 'figures', description: '统计：表二、表三、表四，每个数字背后的文件和案件' },
  { name: 'dictionary', description: '字典：表格的行列、勾稽关系、校验规则' },
] as const

/** Answers of troubles by status, for the documentation of an operation. */
export const problemAnswers = (...statuses: (400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503)[]) =>
  Object.fromEntries(
    [...statuses, 429 as const].map((status) => [
      status,
      { description: problemNames[status], content: { 'application/problem+json': { schema: problem } } },
    ]),
  )

const problemNames = {
  400: '参数不对',
  401: '需要登录',
  403: '没有这项权限',
  404: '没有找到',
  409: '现在不能办理',
  413: '文件太大',
  422: '文件读不出来',
  429: '请求过于频繁',
  503: '系统正忙',
} as const

/** An answer that is text or a file and not JSON. */
export const fileAnswer = (description: string, ...mediaTypes: string[]) => ({
  description,
  content: Object.fromEntries(
    mediaTypes.map((mediaType) => [mediaType, { schema: z.any().meta({ type: 'string', format: 'binary' }) }]),
  ),
})

export const jsonAnswer = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
})
