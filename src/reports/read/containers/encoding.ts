// Which encoding a text is in: byte order marks, then strict UTF-8, then whichever reading has the most everyday
// characters. A text that was saved through the wrong encoding is turned back where that loses nothing.
import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import type { ContainerTrouble } from '../blocks.ts'
import { trouble } from './trouble.ts'

export interface Decoded {
  text: string
  /** `unknown` where no encoding gives words: the bytes are hardly text. */
  encoding: string
  troubles: ContainerTrouble[]
}

/** The text of these bytes; `hint` is a charset that the file or its sender names, used only where bytes allow it. */
export function decodeText(bytes: Uint8Array, hint?: string): Decoded {
  const marked = byMark(bytes)
  if (marked) return described(marked.text, marked.encoding)
  const wide = wideEncoding(bytes)
  if (wide) return described(decode(bytes, wide), wide)
  const utf8 = strictUtf8(bytes)
  if (utf8 !== undefined) return described(utf8, 'utf-8')
  const best = mostPlausible(bytes, hint)
  return described(best.text, best.score < 0.1 && plausibility(best.text) !== undefined ? 'unknown' : best.encoding)
}

/** The share of everyday characters among the Chinese characters of a text: 0.6 to 0.9 for a report, below 0.3 for a
 *  wrong decoding; undefined where there are hardly any Chinese characters. */
export function plausibility(text: string): number | undefined {
  let seen = 0
  let common = 0
  for (let i = 0; i < text.length && seen < sampled; i++) {
    if (text.charCodeAt(i) < 0x80) {
      // Most of a page is markup: an expression passes over it several times faster than this loop.
      beyondAscii.lastIndex = i
      if (!beyondAscii.test(text)) break
      i = beyondAscii.lastIndex - 1
    }
    const code = text.charCodeAt(i)
    if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0xa0 && code < 0x2000) || (code >= 0xd800 && code <= 0xfaff)) {
      seen++
      common += everyday[code]!
    } else if (code === replacement) seen++
  }
  return seen < 8 ? undefined : common / seen
}

function byMark(bytes: Uint8Array) {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', text: decode(bytes, 'utf-8') }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', text: decode(bytes, 'utf-16le') }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', text: decode(bytes, 'utf-16be') }
  return undefined
}

/** UTF-16 without a mark: digits, spaces and line ends leave zero bytes on one side only. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length & ~1, 8192)
  let [even, odd] = [0, 0]
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const few = Math.max(3, length / 100)
  if (odd > few && even <= odd / 50) return 'utf-16le'
  if (even > few && odd <= even / 50) return 'utf-16be'
  return undefined
}

/** UTF-8 without one wrong byte; a character cut off at the very end is dropped. */
function strictUtf8(bytes: Uint8Array): string | undefined {
  if (isUtf8(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return undefined
  }
}

function mostPlausible(bytes: Uint8Array, hint?: string) {
  const readings = ['gb18030', 'big5', 'utf-8', 'utf-16le', 'utf-16be'].map((encoding) => {
    const text = decode(bytes, encoding)
    const lost = count(text, '\uFFFD') / Math.max(1, text.length)
    const hinted = hint && sameEncoding(hint, encoding) ? 0.05 : 0
    return { encoding, text, score: (plausibility(text) ?? 0) - 4 * lost + hinted }
  })
  return readings.reduce((best, next) => (next.score > best.score ? next : best))
}

function described(text: string, encoding: string): Decoded {
  const lost = text.includes('\uFFFD') ? count(text, '\uFFFD') : 0
  const likely = plausibility(text)
  if (likely !== undefined && likely < 0.35) {
    const saved = unscrambled(text)
    if (saved)
      return {
        text: saved.text,
        encoding,
        troubles: [trouble('garbled', `原文是乱码（UTF-8 文字曾按 ${saved.through} 误读后保存），已按原编码还原`)],
      }
    if (likely < 0.2 && looksScrambled(text))
      return { text, encoding, troubles: [trouble('garbled', '文字多为罕用字或乱码，可能保存时用错了编码，无法还原')] }
  }
  if (lost > 2 && lost * 200 > text.length)
    return { text, encoding, troubles: [trouble('garbled', `有 ${lost} 处字符无法识别，显示为 \uFFFD，文字不完整`)] }
  return { text, encoding, troubles: [] }
}

/** UTF-8 that was read as GBK or Windows-1252 and saved again. */
function unscrambled(text: string): { text: string; through: string } | undefined {
  for (const [through, encoding] of [
    ['GBK', 'gb18030'],
    ['Windows-1252', 'windows-1252'],
  ] as const) {
    const bytes = encoding === 'gb18030' ? iconv.encode(text, encoding) : singleBytes(text)
    if (!bytes) continue
    const again = new TextDecoder('utf-8').decode(bytes)
    // Where a byte was lost in the first reading a neighbouring digit may have gone with it: that is not turned back.
    if (again.includes('\uFFFD') || count(again, '?') !== count(text, '?')) continue
    if ((plausibility(again) ?? 0) > 0.5) return { text: again, through }
  }
  return undefined
}

/** Windows-1252 as browsers read it: the five bytes without a sign are kept as they are. */
function singleBytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const byte = code < 0x100 ? code : iconv.encode(text[i]!, 'windows-1252')[0]!
    if (code >= 0x100 && (byte === 0x3f || code >= 0x3000)) return undefined
    bytes[i] = byte
  }
  return bytes
}

const looksScrambled = (text: string) => count(text.slice(0, 20_000), /[鏀鍏锛銆鐨淇℃伅绗æåçèé\uFFFD锟斤拷]/g) > 10

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}

const sameEncoding = (hint: string, encoding: string) => {
  const name = hint.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (encoding === 'gb18030') return /^(gb2312|gbk|gb18030|cp936|hzgb2312|xgbk)$/.test(name)
  return name === encoding.replace('-', '') || (encoding === 'big5' && name.startsWith('big5'))
}

function count(text: string, sign: string | RegExp): number {
  if (typeof sign !== 'string') return text.match(sign)?.length ?? 0
  let found = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) found++
  return found
}

const replacement = 0xfffd
const sampled = 2_000
const beyondAscii = /[^\0-\x7f]/g

/** The commonest characters of modern Chinese and of these reports, in both scripts. */
const everyday = marks(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经' +
    '十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事' +
    '平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系情者最立代想已通并提直题党' +
    '程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别手角期根论运农指几九区强放决西被干' +
    '做必战先回则任取据处府务院办厅信息开报告依申请复议诉讼维持纠予属密保护第方权益危及安稳规章范废止效许可罚征收费项额件商企科研' +
    '构益服律他卷询掌握需另制补正仍确信访举投诉重复要求供出版物理由量反复认新具获逾期纳不再其转继续维审市县镇乡街局委省自治州区村站' +
    '網這為個國時來們於對會發動說產種後學經進著部電裡現實與關線內數無從業還義間樣體點應開問變條沒結題黨質氣樣員總設長頭資邊級圖統' +
    '較將組見計別論運農幾區強決戰則據處務辦廳訊報請復議訴訟維糾屬護權規範廢許罰徵費項額衛構舉訪證準編單詢補確獲納轉續審縣鎮鄉優樂' +
    '推动深化落实加强完善健全优化提升工作领导群众平台政策解读网站新媒体公众号微栏目更新及时监督培训考核人员机制责任档案存在主要改进',
)

/** 1 at the code of each of these characters. */
function marks(characters: string): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = 1
  return table
}
