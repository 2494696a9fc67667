import type { Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'

/** What an organ may call itself, by the end of its name; other organs' words for themselves are out of place. */
const selves: { ending: RegExp; own: string[] }[] = [
  { ending: /镇(人民)?政府$|镇$/, own: ['镇'] },
  { ending: /乡(人民)?政府$|乡$/, own: ['乡'] },
  { ending: /街道(办事处|办)?$|街办$/, own: ['街道', '街办', '办事处', '街', '办'] },
  { ending: /局$/, own: ['局'] },
  { ending: /委员会$|委$/, own: ['委', '委员会', '管委会'] },
  { ending: /厅$/, own: ['厅'] },
  { ending: /办公室$|办$/, own: ['办', '办公室', '室'] },
  { ending: /[县旗]人民政府$/, own: ['县', '旗'] },
  { ending: /市人民政府$/, own: ['市'] },
  { ending: /区人民政府$/, own: ['区'] },
]
const selfWords = ['镇', '乡', '街道', '街办', '局', '委', '厅']

const selfPatterns = selfWords.map((word) => ({
  word,
  pattern: new RegExp(
    `我${word}(?=[^员们派托任内外视]|$)|(?<=调整|成立|充实|设立|完善|健全|[，。；、\\n])(?:了)?${word}(?:政务公开|政府信息公开)(?:工作)?领导小组`,
    'g',
  ),
}))

/** Without any of these none of the patterns matches; most chapters have none. */
const anySelf = new RegExp(`我(?:${selfWords.join('|')})|(?:${selfWords.join('|')})(?:政务公开|政府信息公开)`)

export const foreignNames: Rule = {
  id: 'F-NAME',
  severity: 'warning',
  title: '别的机关的名称',
  basis: '文字校核惯例：照搬他处报告留下的名称',
  sentence: '文中没有与本机关不合的自称（乡镇报告里的“我局”）、别的机关的领导小组，也没有与本地名称不同的政务账号。',
  *check(subject) {
    if (subject.organ === null) return
    yield* wrongSelves(subject)
    yield* wrongAccounts(subject)
  },
  examples: [
    {
      shows: '镇的报告里写“局政务公开领导小组”和别处的账号',
      given: {
        organ: '小店镇人民政府',
        chapters: {
          1: '消息发在微信公众号“小店在线”上。管好“醉美东墟”政务新媒体。年初调整局政务公开领导小组。',
        },
      },
      finds: [
        '文中写“局政务公开领导小组”，与本机关“小店镇人民政府”不合，疑从他处照搬',
        '文中写政务账号“醉美东墟”，与本机关“小店镇人民政府”及其账号“小店在线”的地名不同，疑从他处照搬',
      ],
    },
    {
      shows: '镇的报告自称“我局”',
      given: { organ: '某镇人民政府', chapters: { 1: '2023年，我局高度重视公开工作。' } },
      finds: ['文中自称“我局”，与本机关“某镇人民政府”不合，疑从他处照搬'],
    },
    {
      shows: '局的报告自称“我局”，提到我市',
      given: { organ: '某市商务局', chapters: { 1: '我局贯彻我市要求，调整局政务公开领导小组。' } },
      finds: [],
    },
  ],
}

function* wrongSelves(subject: Subject) {
  const own = selves.find(({ ending }) => ending.test(subject.organ!))?.own
  if (!own) return
  const said = new Set<string>()
  for (const { no } of subject.report.chapters) {
    if (no === null) continue
    const text = subject.text(no)
    if (!anySelf.test(text)) continue
    for (const { word, pattern } of selfPatterns) {
      if (own.includes(word)) continue
      const phrases = text.matchAll(pattern)
      for (const [phrase] of phrases) {
        const name = phrase.replace(/^了/, '')
        if (said.has(name)) continue
        said.add(name)
        yield {
          chapter: no,
          message: `文中${name.startsWith('我') ? '自称' : '写'}“${name}”，与本机关“${subject.organ}”不合，疑从他处照搬`,
        }
      }
    }
  }
}

// An account named after another place can only be told where one named after this place stands beside it.
function* wrongAccounts(subject: Subject) {
  const accounts = [...new Set(accountsIn(subject.wholeText()))]
  if (!accounts.length) return
  const places = placesIn(subject.organ!)
  const ownAccount = accounts.find((name) => places.some((place) => name.includes(place)))
  if (!ownAccount) return
  for (const name of accounts) {
    const place = promotion.exec(name)?.[1]
    if (!place || places.some((own) => name.includes(own)) || subject.wholeText().split(place).length > 2) continue
    yield {
      chapter: 1,
      message: `文中写政务账号“${name}”，与本机关“${subject.organ}”及其账号“${ownAccount}”的地名不同，疑从他处照搬`,
    }
  }
}

const promotion = /^(?:醉美|最美|美丽|魅力|幸福|活力|平安|文明|微|爱|i)([\u4e00-\u9fa5]{2,3})$/

const accountsIn = (text: string): string[] => [
  ...Array.from(
    text.matchAll(/[“"]([^”"，。]{2,12})[”"](?:政务新媒体|微信公众|公众号|微博|政务微信)/g),
    ([, name]) => name!,
  ),
  ...Array.from(
    text.matchAll(/(?:公众号|微博|政务新媒体|政务微信)[^“”，。]{0,4}[“"]([^”"，。]{2,12})[”"]/g),
    ([, name]) => name!,
  ),
]

/** The place names in an organ's name, without the words for their kinds: 博野县小店镇 → 博野、小店. */
const placesIn = (organ: string): string[] =>
  Array.from(organ.matchAll(/([\u4e00-\u9fa5]{2,6}?)(?:省|市|县|区|旗|镇|乡|街道|街办)/g), ([, place]) => place!)
