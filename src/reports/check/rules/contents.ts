// What chapter one must speak of.
import { type EditionId, editionById } from '../../../law/annual-report/index.ts'
import type { Rule } from '../rule.ts'

/** The five parts of chapter one, and the words by which each is recognised: wide, so that only a real gap is said. */
const parts = [
  { name: '主动公开', words: /主动|发布|刊发|公示|公开[^申。]{0,12}信息/ },
  { name: '依申请公开', words: /依申请公开|信息公开申请|公开政府信息的申请|申请公开|公开申请/ },
  {
    name: '政府信息管理',
    words: /信息(?:资源)?(?:的)?管理|审核|审查|审批|签批|规范性文件|公开属性|目录|台账|三审/,
  },
  { name: '政府信息公开平台建设', words: /平台|网站|专栏|公众号|新媒体|公开栏|载体/ },
  { name: '监督保障', words: /监督|保障|考核|培训|评议|领导小组|督查|督导/ },
]

/** The edition for 2019 and 2020 did not name them. */
const asksForFiveParts = (due: EditionId | null) => due !== null && editionById(due).firstYear >= 2021

export const fiveParts: Rule = {
  id: 'F-5PARTS',
  severity: 'warning',
  title: '总体情况的五个方面',
  basis: '国办公开办函〔2021〕30号：总体情况包括主动公开、依申请公开、政府信息管理、平台建设、监督保障',
  sentence: '2021 年起的报告，第一部分对五个方面都有叙述；没有第一部分的不核。',
  *check(subject) {
    const text = subject.text(1)
    if (text === '' || !asksForFiveParts(subject.report.editionDue)) return
    const missing = parts.filter(({ words }) => !words.test(text)).map(({ name }) => name)
    if (missing.length) yield { chapter: 1, message: `第一部分没有写到${missing.join('、')}` }
  },
  examples: [
    {
      shows: '没有依申请公开和监督保障',
      given: { chapters: { 1: '全年主动公开信息80条，落实信息审核，维护网站平台。' } },
      finds: ['第一部分没有写到依申请公开、监督保障'],
    },
    {
      shows: '五个方面都有',
      given: {
        chapters: { 1: '主动公开信息80条；收到政府信息公开申请3件；规范信息管理；维护公开平台；开展业务培训。' },
      },
      finds: [],
    },
  ],
}

const ofGovernments = [
  { name: '工作考核', words: /考核|考评/ },
  { name: '社会评议', words: /评议|满意度/ },
  { name: '责任追究', words: /责任追究|追究责任|追责|问责/ },
]

export const governmentResults: Rule = {
  id: 'F-GOV',
  severity: 'warning',
  title: '政府报告的考核、评议、追责结果',
  basis: '《条例》第五十条第（四）项：各级人民政府的报告还应包括工作考核、社会评议和责任追究结果情况',
  sentence: '人民政府的报告提到工作考核、社会评议和责任追究；部门和派出机关不核，文字残缺的不核。',
  *check(subject) {
    if (subject.kind !== 'government' || subject.isCut) return
    const text = subject.wholeText()
    if (text === '') return
    const missing = ofGovernments.filter(({ words }) => !words.test(text)).map(({ name }) => name)
    if (missing.length) yield { chapter: 1, message: `人民政府的报告没有写到${missing.join('、')}结果` }
  },
  examples: [
    {
      shows: '没有评议和追责',
      given: { organ: '某县人民政府', chapters: { 1: '年底对各部门进行考核。' } },
      finds: ['人民政府的报告没有写到社会评议、责任追究结果'],
    },
    {
      shows: '三项都有',
      given: { organ: '某县人民政府', chapters: { 1: '组织考核和社会评议，全年没有责任追究情形。' } },
      finds: [],
    },
    { shows: '部门不要求', given: { organ: '某县商务局', chapters: { 1: '落实各项公开要求。' } }, finds: [] },
  ],
}
