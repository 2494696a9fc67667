// The form of the report: chapters, title, opening statement, labels, the day of publication.
import { type Day, inWords, yearOf } from '../../../kit/days.ts'
import { type EditionId, editionById, editions, chapters as standard } from '../../../law/annual-report/index.ts'
import { plain } from '../prose/plain.ts'
import type { Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'

const numerals = ['', '一', '二', '三', '四', '五', '六']

export const sixChapters: Rule = {
  id: 'F-CH6',
  severity: 'error',
  title: '六个部分齐全、有序',
  basis: '年度报告格式：六个部分及其标题',
  sentence: '报告有格式规定的六个部分，次序和标题与格式一致；标题文字有出入的降为提醒，文字残缺的报告不核。',
  *check({ report, isCut }) {
    const numbered = report.chapters.filter(({ no }) => no !== null)
    if (numbered.length === 0 || isCut) return
    for (const { no, title } of standard)
      if (!numbered.some((one) => one.no === no)) yield { chapter: no, message: `缺第${numerals[no]}部分“${title}”` }
    const order = numbered.map(({ no }) => no!)
    const misplaced = order.find((no, at) => at > 0 && no < order[at - 1]!)
    if (misplaced !== undefined)
      yield {
        chapter: misplaced,
        message: `各部分次序为${order.map((no) => numerals[no]).join('、')}，应依一至六的次序`,
      }
    for (const { no, title } of numbered) {
      const expected = standard.find((one) => one.no === no)?.title
      if (!expected || title === expected) continue
      const words = bare(title)
      if (words === '' || words.includes(bareStandard.get(expected)!)) continue
      yield {
        severity: 'warning',
        chapter: no!,
        message: `第${numerals[no!]}部分的标题为“${title.trim()}”，格式规定为“${expected}”`,
      }
    }
  },
  examples: [
    {
      shows: '没有第六部分',
      given: { chapters: { 1: '', 2: '', 3: '', 4: '', 5: '' } },
      finds: ['缺第六部分“其他需要报告的事项”'],
    },
    {
      shows: '第五部分改了标题',
      given: {
        titled: standard.map(({ no, title }) => ({ no, title: no === 5 ? '存在的问题及整改措施' : title, text: '' })),
      },
      finds: ['第五部分的标题为“存在的问题及整改措施”，格式规定为“存在的主要问题及改进情况”'],
    },
    { shows: '六部分齐全', given: { chapters: { 1: '', 2: '', 3: '', 4: '', 5: '', 6: '' } }, finds: [] },
    { shows: '文字残缺，不核', given: { chapters: { 1: '', 2: '' }, found: ['R-CUT'] }, finds: [] },
  ],
}

/** A title without ordinal, blanks and punctuation. */
const bare = (title: string) =>
  plain(title)
    .replace(/^第?[一二三四五六七八九十]+[、.．部分]+/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')

const bareStandard = new Map(standard.map(({ title }) => [title, bare(title)]))

export const titlePattern: Rule = {
  id: 'F-TITLE',
  severity: 'warning',
  title: '标题',
  basis: '标题惯例：机关名称＋年份＋“政府信息公开工作年度报告”',
  sentence: '标题写明机关、年份和“政府信息公开（工作）年度报告”；没有读到标题的不核，机关名称另行印出的不要求再写。',
  *check({ report, organ }) {
    if (report.title === null) return
    const title = plain(report.title)
    const lacks: string[] = []
    if (!/\d{4}年?/.test(title)) lacks.push('年份')
    if (!/(政府信息|政务|信息)公开/.test(title)) lacks.push('“政府信息公开”')
    if (!/年度报告|年报|年度工作报告/.test(title)) lacks.push('“年度报告”')
    if (organ === null && /^(关于)?(\d{4}|政府信息|政务公开)/.test(title)) lacks.push('机关名称')
    if (lacks.length) yield { message: `标题“${title}”没有写明${lacks.join('、')}` }
  },
  examples: [
    {
      shows: '没有机关名称，也不称年度报告',
      given: { title: '2019年度政府信息公开工作报告' },
      finds: ['标题“2019年度政府信息公开工作报告”没有写明“年度报告”、机关名称'],
    },
    {
      shows: '完整的标题',
      given: { organ: '某市人民政府', title: '某市人民政府2023年政府信息公开工作年度报告' },
      finds: [],
    },
  ],
}

export const periodStatement: Rule = {
  id: 'F-PERIOD',
  severity: 'warning',
  title: '统计期限',
  basis: '《条例》第四十九条、第五十条：年度报告反映上一年度，惯例写明统计期限',
  sentence: '报告写明数据的统计期限，期限为报告年度的1月1日至12月31日；没有写明的只作提示。',
  *check(subject) {
    const { report } = subject
    if (report.year === null) return
    const { from, to } = report.period ?? { from: null, to: null }
    if (from === null && to === null) {
      const text = subject.wholeText()
      if (!/统计期限|1月1日|12月31日/.test(text) && text !== '')
        yield { severity: 'note', message: '没有写明所列数据的统计期限' }
      return
    }
    const [first, last] = [`${report.year}-01-01`, `${report.year}-12-31`] as Day[]
    if ((from === null || from === first) && (to === null || to === last)) return
    const seen = `${from ? inWords(from) : '……'}至${to ? inWords(to) : '……'}`
    yield { message: `统计期限为${seen}，应为${inWords(first!)}至${inWords(last!)}` }
  },
  examples: [
    {
      shows: '期限还是上一年的',
      given: { year: 2023, period: { from: '2022-01-01', to: '2022-12-31' } },
      finds: ['统计期限为2022年1月1日至2022年12月31日，应为2023年1月1日至2023年12月31日'],
    },
    {
      shows: '没有写',
      given: { year: 2019, chapters: { 1: '我局稳步推进公开工作。' } },
      finds: ['没有写明所列数据的统计期限'],
    },
    { shows: '写对了', given: { year: 2023, period: { from: '2023-01-01', to: '2023-12-31' } }, finds: [] },
  ],
}

export const basisCited: Rule = {
  id: 'F-BASIS',
  severity: 'warning',
  title: '编制依据',
  basis: '编制惯例：开头写明依据《条例》和现行报告格式',
  sentence:
    '报告提到《政府信息公开条例》（不知道第一部分之前写了什么的不核）；引用报告格式的文号与报告年度应当采用的格式一致。',
  *check(subject, { opening }) {
    const text = `${opening ?? ''}\n${subject.wholeText()}`
    if (opening !== null && !/信息公开条例|《条例》/.test(text))
      yield { message: '没有写明依据《中华人民共和国政府信息公开条例》' }
    const due = subject.report.editionDue
    if (due === null) return
    const cited = editions.filter(({ id }) => citations.get(id)!.test(text))
    if (cited.length && !cited.some(({ id }) => id === due))
      yield {
        message: `引用的报告格式为${cited.map(({ instrument }) => instrument).join('、')}，${subject.report.year ?? ''}年度报告应当依据${instrumentOf(due)}`,
      }
  },
  examples: [
    {
      shows: '2023年度的报告引用 2019 年的格式',
      given: { year: 2023, chapters: { 1: '根据《政府信息公开条例》和国办公开办函〔2019〕60号文件编制。' } },
      finds: ['引用的报告格式为国办公开办函〔2019〕60号，2023年度报告应当依据国办公开办函〔2021〕30号'],
    },
    {
      shows: '没有提到条例',
      given: { chapters: { 1: '我镇按照上级要求公开信息。' } },
      opening: '现将全年情况报告如下。',
      finds: ['没有写明依据《中华人民共和国政府信息公开条例》'],
    },
    {
      shows: '依据齐全',
      given: { chapters: { 1: '公开工作平稳。' } },
      opening: '根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号文件编制。',
      finds: [],
    },
  ],
}

const instrumentOf = (id: EditionId): string => editionById(id).instrument

/** The document number with whatever brackets stand around the year. */
function citationOf(instrument: string): RegExp {
  const [, year, no] = /(\d{4})\D+(\d+)号/.exec(instrument)!
  return new RegExp(`公开办函[〔（\\[【［]${year}[〕）\\]】］]${no}号`)
}
const citations = new Map(editions.map(({ id, instrument }) => [id, citationOf(instrument)]))

export const publishedInTime: Rule = {
  id: 'F-DATE',
  severity: 'error',
  title: '公布期限',
  basis: '《条例》第四十九条：县级以上部门1月31日前、县级以上地方人民政府3月31日前公布上一年度报告',
  sentence: '公布日期不晚于法定期限；乡镇、街道和性质不明的机关，以及没有公布日期的，不核。',
  *check({ report, level, kind, organ }) {
    if (report.year === null || report.publishedOn === null) return
    const last = lastDay(report.year, { level, kind, isCity: /市人民政府$/.test(organ ?? '') })
    if (last === null || report.publishedOn <= last.day) return
    // A page dated in a later year was most likely put up anew.
    const isLater = yearOf(report.publishedOn) > report.year + 1
    yield {
      ...(isLater ? { severity: 'warning' } : {}),
      message: `公布日期为${inWords(report.publishedOn)}，${last.whose}的${report.year}年度报告应在${inWords(last.day)}前公布${isLater ? '；如系重新发布，请核对首次公布的日期' : ''}`,
    }
  },
  examples: [
    {
      shows: '部门在二月公布',
      given: { year: 2023, organ: '某县商务局', publishedOn: '2024-02-06' },
      finds: ['公布日期为2024年2月6日，县级以上部门的2023年度报告应在2024年1月31日前公布'],
    },
    {
      shows: '县人民政府在三月公布',
      given: { year: 2023, organ: '某县人民政府', publishedOn: '2024-03-20' },
      finds: [],
    },
    {
      shows: '镇人民政府的期限由地方规定',
      given: { year: 2023, organ: '某镇人民政府', publishedOn: '2024-05-01' },
      finds: [],
    },
  ],
}

function lastDay(year: number, { level, kind, isCity }: Pick<Subject, 'level' | 'kind'> & { isCity: boolean }) {
  if (kind === 'department' && level !== 'township') return { day: `${year + 1}-01-31` as Day, whose: '县级以上部门' }
  if (kind === 'government' && (level === null ? isCity : level !== 'township' && level !== 'national'))
    return { day: `${year + 1}-03-31` as Day, whose: '县级以上地方人民政府' }
  return null
}
