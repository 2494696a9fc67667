// A letter with everything that an official document can have, in both formats.
import mammoth from 'mammoth'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { type Paper, paperToDocx, paperToPdf } from '../../src/papers/index.ts'
import { titleLines } from '../../src/papers/measure.ts'

const letter: Paper = {
  lang: 'zh-Hans',
  organHead: '清河县水务局文件',
  docNo: '清水依复〔2024〕3号',
  title: '关于政府信息公开申请的答复',
  addressee: '申请人',
  parts: [
    { type: 'paragraph', text: '你于2024年2月5日提出的申请收悉。经审查，所申请的信息可以公开，现随信提供。' },
    { type: 'heading', level: 1, text: '一、提供的信息' },
    {
      type: 'table',
      table: {
        widths: [2, 1, 1],
        headRows: 1,
        fontSize: 10.5,
        rows: [
          [
            { text: '名称', rowSpan: 1, colSpan: 1, head: true },
            { text: '数量', rowSpan: 1, colSpan: 2, head: true },
          ],
          [
            { text: '取水许可清单', rowSpan: 2, colSpan: 1 },
            { text: '2', rowSpan: 1, colSpan: 1, figure: true },
            { text: '12345678901234', rowSpan: 1, colSpan: 1, figure: true },
          ],
          [{ text: '3', rowSpan: 1, colSpan: 1, figure: true }],
        ],
      },
    },
  ],
  attachments: ['取水许可清单', '水质公报'],
  signature: { organ: '清河县水务局', date: '2024年3月4日', seal: true },
}

const said = [
  '清河县水务局文件',
  '清水依复〔2024〕3号',
  '关于政府信息公开申请的答复',
  '申请人：',
  '一、提供的信息',
  '取水许可清单',
  '12345678901234',
  '附件：1.取水许可清单',
  '2.水质公报',
  '2024年3月4日',
]

describe('an official letter', () => {
  test('as DOCX holds every part in order, with the spans of its table', async () => {
    const buffer = Buffer.from(await paperToDocx(letter))
    const { value: html } = await mammoth.convertToHtml({ buffer })
    const text = html.replace(/<[^>]+>/g, '')
    expect(said.filter((line) => !text.includes(line))).toEqual([])
    expect(said.map((line) => text.indexOf(line))).toEqual(
      [...said.map((line) => text.indexOf(line))].sort((a, b) => a - b),
    )
    expect(html).toContain('rowspan="2"')
    expect(html).toContain('colspan="2"')
  })

  test('as PDF has a text layer with the same words and a page number', async () => {
    const document = await getDocument({ data: await paperToPdf(letter), verbosity: 0 }).promise
    const pages = await Promise.all(
      Array.from({ length: document.numPages }, async (_, index) =>
        (await document.getPage(index + 1)).getTextContent(),
      ),
    )
    const text = pages.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join('')
    expect(said.filter((line) => !text.includes(line))).toEqual([])
    expect(text).toContain('— 1 —')
    const { info } = (await document.getMetadata()) as { info: { Language?: string } }
    expect(info.Language).toBe('zh-Hans')
  })
})

test('a long title breaks after its year, or between words into lines of about one length', () => {
  expect(titleLines('临汾市人民政府2023年政府信息公开工作年度报告', 20)).toEqual([
    '临汾市人民政府2023年',
    '政府信息公开工作年度报告',
  ])
  expect(titleLines('短标题', 20)).toEqual(['短标题'])
  const lines = titleLines('关于进一步做好全市各级行政机关依申请公开工作的若干意见', 20)
  expect(lines.join('')).toBe('关于进一步做好全市各级行政机关依申请公开工作的若干意见')
  expect(lines.length).toBe(2)
})

test('the contents of a gazette give the page on which each piece begins', async () => {
  const long = '关于印发示例市城区停车管理办法实施细则和收费标准的通知（示政规〔2026〕12号）'
  const pieces = [
    ['a', '示例市停车场管理办法', 60],
    ['b', long, 2],
    ['c', '关于干部任免的通知', 1],
  ] as const
  const paper: Paper = {
    lang: 'zh-Hans',
    organHead: '示例市人民政府公报',
    title: '2026年第1号',
    parts: [
      ...pieces.map(([key, text]) => ({ type: 'paragraph' as const, text, leadsTo: key })),
      ...pieces.flatMap(([key, text, paragraphs]): Paper['parts'] => [
        { type: 'heading', level: 1, text, opensPage: true, key },
        ...Array.from({ length: paragraphs }, () => ({ type: 'paragraph' as const, text: '正文。'.repeat(30) })),
      ]),
    ],
  }
  const document = await getDocument({ data: await paperToPdf(paper), verbosity: 0 }).promise
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) =>
      (await (await document.getPage(index + 1)).getTextContent()).items
        .map((item) => ('str' in item ? item.str : ''))
        .join(''),
    ),
  )
  const begins = pieces.map(
    ([, text]) => 1 + pages.findIndex((words, at) => at > 0 && words.startsWith(text.slice(0, 9))),
  )
  expect(begins[0]).toBe(2)
  expect(begins[2]).toBeGreaterThan(begins[1]!)
  const numbers = [...pages[0]!.replace('— 1 —', '').matchAll(/…\s*(\d+)/g)].map(([, number]) => Number(number))
  expect(numbers).toEqual(begins)
  const word = await mammoth.extractRawText({ buffer: Buffer.from(await paperToDocx(paper)) })
  expect(word.value).toContain(long)
})
