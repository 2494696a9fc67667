import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { opened, shown, testReal, troublesIn } from './shown.ts'

const page = (body: string, head = '') => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`

describe('text', () => {
  const cases: [string, string, string[]][] = [
    ['blocks and headings', '<h2>一、情况</h2><div>甲<p>乙</p>丙</div>', ['# 一、情况', '甲', '乙', '丙']],
    ['line breaks', '<p>甲<br>乙<br/>丙</p>', ['甲', '乙', '丙']],
    ['empty paragraphs stay', '<p>甲</p><p>&nbsp;</p><p>乙</p>', ['甲', '', '乙']],
    ['labels torn into spans', '<p><span>本年</span><span><font>新</font>收<o:p></o:p></span></p>', ['本年新收']],
    ['entities and white space', '<p>A&amp;B&#12288;&nbsp;&nbsp;1 &lt;\n 2</p>', ['A&B　 1 < 2']],
    [
      'what is not shown',
      '<script>1</script><style>2</style><nav>3</nav><p style="color:red;display:none">4</p><p>5</p>',
      ['5'],
    ],
    ['a style sheet ends at its end tag only', '<style>p{}</stylex>甲</p></STYLE >乙', ['乙']],
    ['a script that writes an end tag', '<script><!--\n<script>1</script>甲\n--></script><p>乙</p>', ['乙']],
    ['a script in which a comment is begun and not ended', '<script>a<!--b</script><p>甲</p>', ['甲']],
    ['a script without an end', '<p>甲</p><script>var a = "<p>乙</p>"', ['甲']],
    ['a script after a script', '<p>甲</p><script>1</script><p>乙</p><SCRIPT>2</SCRIPT><p>丙</p>', ['甲', '乙', '丙']],
    ['struck-out words', '<p>收到<del>3</del>4件</p>', ['收到4件']],
    ['footnote marks are no digits', '<p>12<sup>1</sup>件</p>', ['12[1]件']],
    ['text kept as typed', '<pre>甲\n\n乙  1</pre>', ['甲', '', '乙  1']],
    ['a page that only shows itself by script', '<div style="display:none"><p>甲</p></div>', ['甲']],
  ]
  test.each(cases)('%s', async (_, body, expected) => expect(shown(await opened(page(body)))).toEqual(expected))
})

const data = '<tr><td>规章</td><td>0</td><td>1</td></tr><tr><td>规范性文件</td><td>2</td><td>3</td></tr>'

describe('tables', () => {
  const cases: [string, string, string[]][] = [
    [
      'spans',
      '<table><tr><th colspan="2" rowspan=2>甲</th><th>乙</th></tr><tr><td>1</td></tr></table>',
      ['甲{2x2} | 乙', '1'],
    ],
    [
      'cells of several paragraphs',
      '<table><tr><td><p>商业</p><p>企业</p></td><td>其<br>他</td></tr></table>',
      ['商业/企业 | 其/他'],
    ],
    [
      'a table laid out in another',
      `<table><tr><td><p>说明</p><table>${data}</table></td></tr></table>`,
      ['说明', '规章 | 0 | 1', '规范性文件 | 2 | 3'],
    ],
    [
      'a page of details, then the text, in one table',
      `<table><tr><td>名称</td><td>报告</td></tr><tr><td colspan=2><p>${'甲'.repeat(400)}</p><p>乙</p><table>${data}</table></td></tr></table>`,
      ['名称 | 报告', '甲'.repeat(400), '乙', '规章 | 0 | 1', '规范性文件 | 2 | 3'],
    ],
    [
      'a small table inside a cell is its text',
      '<table><tr><td>甲</td><td><table><tr><td>12</td></tr></table></td></tr></table>',
      ['甲 | 12'],
    ],
    [
      'one column is lines',
      '<table><tr><td>甲</td></tr><tr><td></td></tr><tr><td>1</td></tr></table>',
      ['甲', '', '1'],
    ],
    [
      'hidden rows',
      '<table><tr style="display: none"><td>x</td><td>y</td></tr><tr><td>甲</td><td>1</td></tr></table>',
      ['甲 | 1'],
    ],
    [
      'row span to the end',
      '<table><tr><td rowspan=0>甲</td><td>1</td></tr><tr><td>2</td></tr></table>',
      ['甲{2x1} | 1', '2'],
    ],
    ['no cell closed', '<table><tr><td>甲<td>1<tr><td>乙<td>2</table>', ['甲 | 1', '乙 | 2']],
    [
      'a caption goes before',
      `<table><caption>表一</caption>${data}</table>`,
      ['表一', '规章 | 0 | 1', '规范性文件 | 2 | 3'],
    ],
  ]
  test.each(cases)('%s', async (_, body, expected) => expect(shown(await opened(page(body)))).toEqual(expected))

  test('places', async () => {
    const { blocks } = await opened(page(`<table>${data}</table><table>${data}</table>`))
    expect(blocks[1]).toHaveProperty('rows.1.2.at', { table: 2, row: 2, cell: 3 })
  })
})

test('metadata', async () => {
  const head =
    '<title>某局 - 年报</title><meta name="ArticleTitle" content="某局2023年年度报告"><meta name="PubDate" content="2024-1-8 10:00">' +
    '<meta name="ContentSource" content="某局办公室"><meta name="Url" content="https://example.gov.cn/a.html">'
  expect((await opened(page('<p>甲</p>', head))).meta).toEqual({
    title: '某局2023年年度报告',
    publishedOn: '2024-01-08',
    source: '某局办公室',
    url: 'https://example.gov.cn/a.html',
  })
})

test.each(['gb2312', 'big5'])('a page in %s', async (charset) => {
  const text = charset === 'big5' ? '本年新收政府資訊公開申請' : '本年新收政府信息公开申请'
  const html = page(`<p>${text}</p>`, `<meta http-equiv=Content-Type content="text/html; charset=${charset}">`)
  expect(shown(await opened(new Uint8Array(iconv.encode(html, charset))))).toEqual([text])
})

test('a page saved as one file', async () => {
  const body = Buffer.from(page('<p>政府信息公开</p>')).toString('latin1')
  const quoted = [...body].map((sign) => `=${sign.charCodeAt(0).toString(16).padStart(2, '0')}`).join('')
  const mht =
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b1"\r\n\r\n--b1\r\n' +
    `Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted}\r\n--b1--`
  expect(shown(await opened(mht))).toEqual(['政府信息公开'])
})

describe('pictures', () => {
  const prose = `<p>${'本年度公开工作有序推进。'.repeat(4)}</p>`
  test('after the heading of a chapter', async () => {
    const html = page(
      `${prose}<p>二、主动公开政府信息情况</p><p><img src="a.png"></p>${prose}<table>${data}${data}</table>`,
    )
    expect(troublesIn(await opened(html))).toEqual([
      expect.stringContaining('lost “二、主动公开政府信息情况”之后是图片'),
    ])
  })
  test('small ones and those beside words say nothing', async () => {
    const html = page(
      `<p>三、情况</p><img width="20" src="i.gif"><p>链接<img src="b.png"></p>${prose}<table>${data}${data}</table>`,
    )
    expect(troublesIn(await opened(html))).toEqual([])
  })
})

testReal('a page pasted from Word, with page chrome', 'dev/008/source.html', async (bytes) => {
  const container = await opened(bytes)
  const tables = container.blocks.filter((block) => block.type === 'table')
  expect(tables.map(({ rows }) => rows.length)).toEqual([4, 14, 28, 4])
  expect(tables[2]!.rows[3]!.map(({ text }) => text)).toEqual([
    '一、本年新收政府信息公开申请数量',
    '26',
    '',
    '',
    '',
    '',
    '',
    '26',
  ])
  expect(container.meta.publishedOn).toBe('2024-01-17')
})
