// The organ whose report it is, in simplified script. It is taken only from where a report names its author: the
// title, the page's own line, the preamble, the signature; null rather than a guess.
import type { Document } from '../document.ts'
import type { ReportPart } from './parts.ts'

const place = '[省市区县州盟旗]'
const suffix =
  '人民政府(?:办公[厅室]|地方志办公室)?|政府|街道办事处|街道办|街道|街办|街|管理委员会|管委会|[^\\s]{0,12}委员会|办公厅|办公室|[^\\s]{0,14}局|[^\\s]{0,10}厅|[^\\s]{0,10}委|[^\\s]{0,8}[镇乡]|[^\\s]{0,8}(?:开发区|园区|中心|总队|支队|大队|学校|大学|医院|公司|集团|联合会|总会)'
export const organName = new RegExp(`(?:${suffix})`)
export const organAlone = /^[\u4e00-\u9fff]{2,28}$/
const organEnd = new RegExp(`(?:${suffix})$`)

export function organOf(document: Document, { from, headings, to }: ReportPart, titles: string[]): string | null {
  const { text } = document
  const first = headings[0]?.start ?? Math.min(to, from + 1000)
  const head = text.slice(from, Math.min(to, first + 700))
  const tail = text.slice(Math.max(headings.at(-1)?.end ?? from, to - 3000), to)
  const found =
    firstOrgan(titles.map(inTitle)) ??
    firstOrgan([
      /(?:发布(?:单位|机构)|发文机关|公开(?:单位|主体)|信息来源)\s*[:：]\s*([\u4e00-\u9fff]{4,24})/.exec(head)?.[1],
      stated(head),
      /请(?:与|联系|向)([\u4e00-\u9fff]{4,24}?)(?:联系|咨询|反映|办公室联系|\()/.exec(head)?.[1],
      /(?:^|[年,，。;；])([\u4e00-\u9fff]{3,20}?(?:政府|局|委|办事处|委员会))(?:未|没有|共|无)收取/m.exec(tail)?.[1],
      signature(tail),
      subject(text.slice(headings[0]?.end ?? from, first + 500)),
      ofPortal(text, from, to),
    ])
  return found ? inFull(found, text) : null
}

const firstOrgan = (names: (string | null | undefined)[]): string | null => {
  for (const name of names) {
    const organ = name ? asOrgan(name) : null
    if (organ) return organ
  }
  return null
}

function inTitle(title: string): string | null {
  const plain = title.replace(/^[#*]+/, '')
  const before = /^(.{2,40}?)(?:关于)?(?:19|20)\d{2}/.exec(plain)?.[1]
  if (before) return before.replace(/^(?:关于|印发)+|关于$/g, '')
  const after = /^(?:19|20)\d{2}(?:年度|年|度)?(?!年|度)(.{3,30}?)(?:关于)?(?:政府|政务)?信息公开/.exec(plain)?.[1]
  return after ?? /^(.{2,30}?)(?:关于)?(?:政府|政务)?信息公开/.exec(plain)?.[1] ?? null
}

/** 现公布某局2023年政府信息公开…, 特编制某办公室2023年…. */
const stated = (head: string): string | undefined =>
  /(?:编制|公布|公开|发布|现将)([\u4e00-\u9fff]{3,24}?)(?:19|20)\d{2}年?度?[^。\n]{0,8}信息公开/.exec(
    head.replace(/[^\S\n]/g, ''),
  )?.[1]

/** The organ alone on a line over the day of signature. */
const signature = (tail: string): string | undefined =>
  /(?:^|\n)\s*([\u4e00-\u9fff]{4,24})\s*\n+\s*(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/.exec(tail)?.[1]

/** 2024年,某区某局认真贯彻…: the one who acts in the first sentence, when it is named with its place. */
function subject(opening: string): string | undefined {
  const match =
    /(?:19|20)\d{2}\s*年度?(?:以来)?[,，]\s*([\u4e00-\u9fff]{4,20}?)(?:认真|严格|积极|深入|高度|坚持|紧紧|全面|持续|切实|在)/.exec(
      opening,
    )
  const name = match?.[1]
  return name && new RegExp(`${place}[\\u4e00-\\u9fff]*(?:局|委|办|办公室|街道|街办|镇|乡)$`).test(name)
    ? name
    : undefined
}

/** The government whose portal it is, where the text speaks for the whole place (全市, 我县) and for no lesser organ. */
function ofPortal(text: string, from: number, to: number): string | undefined {
  const prose = text.slice(from, to)
  if (/[我本](?:局|委|办|厅|镇|乡|街道|中心|单位)/.test(prose)) return undefined
  const name = /([\u4e00-\u9fff]{2,8}[市县区州盟旗])人民政府(?:门户网站|网站)/.exec(prose)?.[1]
  const whole = name && new RegExp(`[全我]${name.at(-1)}`).test(prose) && prose.split(name).length > 3
  return whole ? `${name}人民政府` : undefined
}

function asOrgan(name: string): string | null {
  const plain = name.replace(/[^\u4e00-\u9fff]/g, '')
  const vague = /^(?:我|本|各|全|上级|政府信息|年度|[省市区县镇乡州](?!.*[市县区镇乡]))/
  if (plain.length < 3 || plain.length > 30 || vague.test(plain) || !organEnd.test(plain)) return null
  return plain
}

/** 镇政府 and 镇 are short for 镇人民政府, 街 and 街道办 for 街道办事处; where the text names the place before it, that
 *  belongs to the full name. */
function inFull(organ: string, text: string): string {
  const full = organ
    .replace(/(?<!人民)政府$/, '人民政府')
    .replace(/([镇乡])$/, '$1人民政府')
    .replace(/(?:街道办|街道|街办)$/, '街道办事处')
    .replace(/([^道])街$/, '$1街道办事处')
  const core = full.replace(/(?:人民政府|街道办事处)$/, '')
  if (core === full || core.length < 2 || core.length > 10 || /[省市区县州盟旗]$/.test(core)) return full
  const before = new RegExp(`(?:^|[^\\u4e00-\\u9fff])((?:[\\u4e00-\\u9fff]{2,6}${place}){1,3})${core}`, 'm')
  const longer = before.exec(text.slice(0, 12_000))?.[1]
  return longer && !full.startsWith(longer) ? longer + full : full
}
