import { likeness } from '../prose/likeness.ts'
import type { Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'
import { yearBefore } from './years-tables.ts'

// The share of this report's text that stands in the other one as well. Set on the published reports at hand: those of
// different organs share at most a fifth; the literature speaks of up to 90 % copied from the year before.
const tooMuch = { lastYear: 0.8, anotherOrgan: 0.6 }
const shortest = 150

export const likeText: Rule = {
  id: 'Y-SIM',
  severity: 'warning',
  title: '内容雷同',
  basis: '国办公开办函〔2021〕30号：对内容雷同的依照《条例》第四十七条追究',
  sentence: `第一、五部分的文字（数字、年份和机关名称除外），与上年相同的达到 ${tooMuch.lastYear * 100}%，或者与其他机关的报告相同的达到 ${tooMuch.anotherOrgan * 100}%；不足 ${shortest} 字的不比。`,
  *check(subject, known) {
    const before = yearBefore(subject, known)
    for (const chapter of [1, 5]) {
      const text = masked(subject, chapter)
      if (text.length < shortest) continue
      const compare = (other: Subject) => likeness(text, masked(other, chapter))
      if (before) {
        const share = compare(before)
        if (share >= tooMuch.lastYear)
          yield {
            chapter,
            message: `第${chapterNames[chapter]}部分：与上年报告相同的文字占 ${percent(share)}，内容雷同`,
          }
      }
      for (const other of known.others) {
        if (other.organ !== null && other.organ === subject.organ) continue
        const share = compare(other)
        if (share < tooMuch.anotherOrgan) continue
        const whose = `${other.organ ?? '另一机关'}${other.report.year ?? ''}${other.report.year ? '年' : ''}报告`
        yield { chapter, message: `第${chapterNames[chapter]}部分：与${whose}相同的文字占 ${percent(share)}，内容雷同` }
      }
    }
  },
  examples: [
    {
      shows: '只改了年份和数字',
      given: { year: 2024, organ: '某镇人民政府', chapters: { 1: sample(2024, 132) } },
      previous: { year: 2023, organ: '某镇人民政府', chapters: { 1: sample(2023, 118) } },
      finds: ['第一部分：与上年报告相同的文字占 100%，内容雷同'],
    },
    {
      shows: '换了镇名',
      given: { year: 2024, organ: '东河镇人民政府', chapters: { 1: sample(2024, 132, '东河镇') } },
      others: [{ year: 2024, organ: '西河镇人民政府', chapters: { 1: sample(2024, 77, '西河镇') } }],
      finds: ['第一部分：与西河镇人民政府2024年报告相同的文字占 100%，内容雷同'],
    },
    {
      shows: '文字不同',
      given: { year: 2024, chapters: { 1: sample(2024, 132) } },
      previous: { year: 2023, chapters: { 1: '本年度把公开栏搬到了便民大厅门口，居民办事时就能看到。'.repeat(10) } },
      finds: [],
    },
  ],
}

const chapterNames: Record<number, string> = { 1: '一', 5: '五' }
const percent = (share: number) => `${Math.round(share * 100)}%`

/** The chapter without what changes in any case: digits, the organ's own name, punctuation. */
function masked(subject: Subject, chapter: number): string {
  const text = subject.text(chapter).replace(/\d+(\.\d+)?/g, '0')
  const place = subject.organ?.replace(/(人民政府|街道办事处)$/, '')
  return (place ? text.replaceAll(place, '某') : text).replace(/[^\p{L}\p{N}]/gu, '')
}

function sample(year: number, posts: number, town = '某镇'): string {
  return (
    `${year}年，${town}把便民服务中心的办事指南逐条核对了一遍，把过时的材料清单撤下，换上新的流程图，并在村务公开栏同步更新。` +
    `全年通过公众号发布信息${posts}条，内容涉及春耕补贴、医保缴费、危房改造和灌溉用水安排。` +
    '对群众打来的电话逐一登记，能当场答复的当场答复，不能答复的转交有关站所，三天之内回话。' +
    '信息上网以前由经办人、站所负责人和分管负责人依次核对，涉及个人住址和身份号码的内容一律隐去。' +
    '镇里每季度召集各村文书学习一次条例，把常见的申请和答复样式讲清楚。'
  )
}
