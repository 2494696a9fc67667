// Slips of wording that a reader notices: stale years, another organ's words, doubled words, broken numbering.
import { fold } from '../../read/normalise/fold.ts'
import { countIn } from '../prose/numbers.ts'
import { sentencesOf } from '../prose/plain.ts'
import type { Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'

export const staleYears: Rule = {
  id: 'F-YEAR',
  severity: 'warning',
  title: '年份',
  basis: '《条例》第四十九条：年度报告反映报告年度的工作',
  sentence: '第一部分不以别的年份作为工作年度，各部分没有“20XX年”一类的空缺。',
  *check(subject) {
    const { year } = subject.report
    if (year !== null)
      for (const sentence of sentencesOf(subject.text(1))) {
        const named =
          /^(?:[（(]?[一二三四五六七八九十]+[）)、]|\d[、.])?(\d{4})年(?:度)?，?(?:我|全|本|以来|共|主动)/.exec(
            sentence,
          )?.[1]
        if (!named || Number(named) >= year || Number(named) < year - 3) continue
        if (sentence.includes(`${year}年`)) continue
        yield {
          chapter: 1,
          message: `第一部分：“${sentence.slice(0, 24)}……”以${named}年为工作年度，报告年度为${year}年`,
        }
      }
    const blank = /(?:20[X×x＊*_]{2}|[X×x]{2,4}|20\d[X×x＊*_])年/.exec(subject.wholeText())?.[0]
    if (blank) yield { message: `文中留有没有填写的年份“${blank}”` }
  },
  examples: [
    {
      shows: '2020年的报告里写2019年的工作',
      given: { year: 2020, chapters: { 1: '2020年，我镇学习条例。\n2019年，我镇在网站上发布消息90条。' } },
      finds: ['第一部分：“2019年，我镇在网站上发布消息90条……”以2019年为工作年度，报告年度为2020年'],
    },
    {
      shows: '模板的空缺',
      given: { year: 2023, chapters: { 6: '20XX年没有收取费用。' } },
      finds: ['文中留有没有填写的年份“20XX年”'],
    },
    {
      shows: '提到上年的决算',
      given: { year: 2020, chapters: { 1: '公开了2019年度部门决算。2020年，我街道公开信息80条。' } },
      finds: [],
    },
  ],
}

const doubled = /([\u4e00-\u9fa5]{2,6})\1/g
/** 一条一条, 逐项逐项, and numbers in words. */
const counting = /[零一二三四五六七八九十百千逐各每某]/
/** Compounds in which the same word rightly stands twice. */
const rightlyDoubled =
  /^(公开|政府|服务|中心|管理|保障|监督|平台|工作|研究|讨论|商量|学习|了解|沟通|哈哈|人民|天天|许多|常常|时时|处处|人人|事事|代代|件件|条条|层层|步步)/

export const doubledWords: Rule = {
  id: 'F-DUP',
  severity: 'warning',
  title: '重复、空缺和编号',
  basis: '文字校核惯例；《条例》第五十条：报告应当写明存在的主要问题和改进情况',
  sentence: '没有连写两遍的词；第五部分不是空白或者“无”；小标题编号连续、样式一致。',
  *check(subject) {
    const seen = new Set<string>()
    for (const { no } of subject.report.chapters) {
      if (no === null) continue
      for (const [printed, word] of subject.text(no).matchAll(doubled)) {
        if (
          rightlyDoubled.test(word!) ||
          counting.test(word!) ||
          seen.has(printed) ||
          !standsTogether(subject, printed)
        )
          continue
        seen.add(printed)
        yield { chapter: no, message: `第${'一二三四五六'[no - 1]}部分：“${printed}”，“${word}”连写了两遍` }
      }
    }
    if (subject.report.chapters.some(({ no }) => no === 5) && !subject.isCut) {
      const text = subject.text(5).replace(/[^\p{L}]/gu, '')
      if (/^(无|没有|暂无|不存在|无存在问题|无此项内容)?$/.test(text))
        yield { chapter: 5, message: `第五部分${text ? `只写“${text}”` : '没有内容'}，应写明存在的主要问题及改进情况` }
    }
    for (const no of [1, 5]) yield* numberingOf(no, subject.text(no))
  },
  examples: [
    {
      shows: '连写两遍',
      given: { chapters: { 1: '组织到位，扎实扎实开展考核。' } },
      finds: ['第一部分：“扎实扎实”，“扎实”连写了两遍'],
    },
    {
      shows: '第五部分只有一个字',
      given: { chapters: { 5: '无' } },
      finds: ['第五部分只写“无”，应写明存在的主要问题及改进情况'],
    },
    {
      shows: '编号样式混用',
      given: { chapters: { 1: '（1）加强领导。\n（二）完善制度。' } },
      finds: ['第一部分：小标题（二）之前是（1），编号样式不一致'],
    },
    {
      shows: '编号缺（二）',
      given: { chapters: { 1: '（一）加强领导。\n（三）完善制度。' } },
      finds: ['第一部分：小标题从（一）跳到（三），编号不连续'],
    },
    {
      shows: '编号连续，政务公开公开栏不算重复',
      given: { chapters: { 1: '（一）维护政务公开公开栏。\n（二）逐条逐条核对。', 5: '公开内容还不够细，明年补上。' } },
      finds: [],
    },
  ],
}

/** Whether the words are doubled in the text as published, with no blank or line end between them. */
const standsTogether = ({ report }: Subject, printed: string): boolean =>
  report.chapters.some(({ text }) => fold(text).includes(printed))

/** Gaps in （一）（二）… and a list begun in one style and carried on in the other; （1）（2） below a （一） are a list
 *  of their own. */
function* numberingOf(no: number, text: string) {
  const chapter = `第${'一二三四五六'[no - 1]}部分`
  let chinese: number | undefined
  let arabic: number | undefined
  for (const [, printed, inner] of text.matchAll(/(?:^|[\n。；：])(（([一二三四五六七八九十]{1,2}|\d{1,2})）)/g)) {
    const value = countIn(inner!)!
    if (/\d/.test(inner!)) {
      if (value > 1 && arabic === undefined && chinese === value - 1)
        yield { chapter: no, message: `${chapter}：小标题${printed}之前是（${numerals[chinese]}），编号样式不一致` }
      arabic = value
      continue
    }
    if (value > 1 && chinese === undefined && arabic === value - 1)
      yield { chapter: no, message: `${chapter}：小标题${printed}之前是（${arabic}），编号样式不一致` }
    if (value > 1 && chinese !== undefined && value !== chinese + 1)
      yield { chapter: no, message: `${chapter}：小标题从（${numerals[chinese]}）跳到${printed}，编号不连续` }
    chinese = value
    arabic = undefined
  }
}

const numerals = '零一二三四五六七八九十'
