// Chinese text as words: the same cut for what is stored and for what is asked, in simplified script.
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { simplified } from '../../kit/text/simplified.ts'

let cutter: Jieba | undefined
/** The dictionary takes most of a second to load: with the first text. */
const jieba = (): Jieba => {
  cutter ??= Jieba.withDict(dict)
  return cutter
}

// What stands in nearly every sentence tells no document from another.
const particles = new Set([...'的了和与及或在是为对由将并其之以于等中', '关于', '以及', '为了', '进行'])
const isWord = (piece: string) => /[\p{L}\p{N}]/u.test(piece)

/** The words of a text in their order, long ones with the shorter ones inside them (人民政府 → 人民, 政府, 人民政府). */
export function wordsOf(text: string): string[] {
  return jieba()
    .cutForSearch(simplified(text), false)
    .filter((piece) => isWord(piece) && !particles.has(piece))
}

export interface AskedWord {
  word: string
  /** Shorter words that together say the same, where the long one is cut otherwise in the document. */
  parts: string[]
}

/** What is asked for; particles count only where nothing else is left. */
export function askedWords(text: string): AskedWord[] {
  const all = [...new Set(jieba().cut(simplified(text), false).filter(isWord))]
  const telling = all.filter((word) => !particles.has(word))
  return (telling.length ? telling : all).slice(0, mostWords).map((word) => ({
    word,
    parts: word.length > 2 ? wordsOf(word).filter((part) => part !== word) : [],
  }))
}

const mostWords = 24
