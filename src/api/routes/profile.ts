// What an organ says of itself on its guide and its letters.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { changeProfile, may, profileOf, whyNot } from '../../organs/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound, ProblemError } from '../problems.ts'
import { defined } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['staff']
const params = z.object({ id: z.string().max(63) })
const text = (most: number, about: string) => z.string().max(most).nullable().optional().describe(about)
const answer = z.record(z.string(), z.unknown())

export function profileRoutes(api: Api, app: App) {
  api.get('/organs/:id/profile', {
    schema: {
      operationId: 'getOrganProfile',
      tags,
      summary: '机关资料：公开机构、联系方式、复议机关、管辖法院、文号代字',
      params,
      response: { 200: jsonAnswer('机关资料', answer), ...problemAnswers(401, 403, 404) },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const { id } = request.params
      if (!may(staff, 'readRequests', id) && !may(staff, 'editOrgan', id))
        throw new ProblemError('not-yours', whyNot('editOrgan'))
      const profile = await profileOf(app.db, id)
      if (!profile) throw notFound('没有这个机关')
      reply.header('cache-control', 'no-store')
      return { ...profile }
    },
  })

  api.patch('/organs/:id/profile', {
    schema: {
      operationId: 'changeOrganProfile',
      tags,
      summary: '修改机关资料；没有写的字段不变，null 为清空',
      params,
      body: z.strictObject({
        creditCode: text(18, '统一社会信用代码'),
        siteCode: text(10, '网站标识码'),
        officeName: text(100, '政府信息公开工作机构'),
        officePhone: text(40, '联系电话'),
        officeFax: text(40, '传真'),
        officeEmail: text(100, '电子邮箱'),
        officeAddress: text(200, '办公地址'),
        officeHours: text(100, '办公时间'),
        postalCode: text(10, '邮政编码'),
        headStaffId: z.uuid().nullable().optional().describe('公开机构负责人'),
        reconsiderationBody: text(100, '行政复议机关'),
        court: text(100, '管辖法院'),
        numberPrefix: text(20, '文号代字，如 临政公开'),
        superiorDepartment: text(100, '上一级主管部门：2023年及以前可以选择的复议机关'),
        underVerticalLead: z.boolean().optional().describe('实行垂直领导：由上一级主管部门复议'),
        isJustice: z.boolean().optional().describe('司法行政部门：本级政府或者上一级司法行政部门复议'),
        adminQueryRelief: z
          .enum(['either', 'reconsiderationFirst'])
          .optional()
          .describe('对行政查询事项答复的救济告知：either 可以复议也可以起诉，reconsiderationFirst 复议前置'),
      }),
      response: { 200: jsonAnswer('修改后的机关资料', answer), ...problemAnswers(400, 401, 403, 409) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      return { ...answerWith(await changeProfile(app, staff, request.params.id, defined(request.body), request.ip)) }
    },
  })
}
