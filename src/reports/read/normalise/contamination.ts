// What does not belong into a report: words of hijacked mirrors, pinyin that a converter put behind characters, signs
// of a wrong encoding. It is said, and the text stays as published.

export interface Contamination {
  kind: 'spam' | 'pinyin' | 'mojibake'
  /** The first place, as an offset and as text. */
  at: number
  seen: string
}

/** Words of betting and adult sites that take over old government pages; the list grows by what is met. */
const spam =
  /(?:[\u4e00-\u9fff]{2}体育(?:官网|平台|app|在线|下载|投注|$)|博彩|赌场|投注|娱乐城|彩票平台|真人(?:视讯|荷官)|百家乐|老虎机|棋牌|bet365|六合彩|成人(?:视频|影院|网站)|澳门(?:新葡京|威尼斯人|银河|金沙)|开云|AG真人|电竞竞猜|体育彩金)/im
const pinyin = /[\u4e00-\u9fff]\s?[(（]?[a-z]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,4}[)）]?/i
/** One pass over the signs is much quicker than looking behind every character for them. */
const toneMark = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/i
const mojibake = /(?:\ufffd[^\n]{0,3}){4}|(?:锟斤拷|烫烫烫|鐨勪|鏀垮簻|Ã[\u0080-\u00bf]|â€|å›½)/

export function contaminations(text: string): Contamination[] {
  const kinds = { spam, pinyin, mojibake }
  return (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) => {
    const match = kind === 'pinyin' && !toneMark.test(text) ? null : kinds[kind].exec(text)
    return match ? [{ kind, at: match.index, seen: match[0].slice(0, 20) }] : []
  })
}
