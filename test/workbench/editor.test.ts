// The text of a document passes through the editor unharmed, and what Word and WPS put on the clipboard comes in clean.
import { getSchema } from '@tiptap/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { body as schemaOfBody } from '../../src/documents/body.ts'
import type { Body, Cell, Inline } from '../../src/kit/text/body.ts'
import { htmlOf } from '../../src/kit/text/body.ts'
import { bodyOfHtml } from '../../src/kit/text/html-body.ts'
import { officialLevel } from '../../src/kit/text/official-level.ts'
import { bodyOf, editorOf, pastedOf } from '../../src/workbench/documents/editor-body.ts'
import { extensions } from '../../src/workbench/documents/editor-schema.ts'

const schema = getSchema(extensions())

const words = fc.string({
  unit: fc.constantFrom('公', '开', '一', '、', 'a', '1', ' ', '\n', '■', '<', '&'),
  minLength: 1,
  maxLength: 12,
})
const inline: fc.Arbitrary<Inline> = fc.record(
  {
    text: words,
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    underline: fc.constant(true as const),
    href: fc.constantFrom('https://www.example.gov.cn/a', 'mailto:a@example.cn', '/documents/1'),
  },
  { requiredKeys: ['text'] },
)
const marks = ({ text: _, ...rest }: Inline) => JSON.stringify(Object.entries(rest).sort())
/** Neighbours differ in their marks: that is how texts are kept. */
const inlines = fc
  .array(inline, { maxLength: 4 })
  .map((parts) => parts.filter((part, at) => at === 0 || marks(part) !== marks(parts[at - 1]!)))
  .filter((parts) => parts.every((part, at) => at === 0 || marks(part) !== marks(parts[at - 1]!)))
const cell: fc.Arbitrary<Cell> = fc.record(
  {
    content: inlines,
    header: fc.constant(true as const),
    colSpan: fc.integer({ min: 2, max: 5 }),
    rowSpan: fc.integer({ min: 2, max: 5 }),
  },
  { requiredKeys: ['content'] },
)
const block = fc.oneof(
  fc.record({ type: fc.constant('heading' as const), level: fc.integer({ min: 1, max: 4 }), content: inlines }),
  fc.record(
    {
      type: fc.constant('paragraph' as const),
      content: inlines,
      align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
    },
    { requiredKeys: ['type', 'content'] },
  ),
  fc.record({
    type: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(inlines, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    type: fc.constant('table' as const),
    rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ type: fc.constant('image' as const), file: fc.integer({ min: 1, max: 99 }), alt: words }),
)
const bodies: fc.Arbitrary<Body> = fc
  .array(block, { maxLength: 8 })
  .filter((made) => !(made.length === 1 && made[0]!.type === 'paragraph' && made[0]!.content.length === 0))

test('body, editor, body: the same', () => {
  fc.assert(
    fc.property(bodies, (made) => {
      const node = schema.nodeFromJSON(editorOf(made))
      node.check()
      expect(bodyOf(node.toJSON())).toEqual(made)
      expect(schemaOfBody.safeParse(made).success).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('an empty text is an empty paragraph in the editor', () => {
  expect(editorOf([])).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
  expect(bodyOf(editorOf([]))).toEqual([])
})

const fromWord = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:""; margin:0cm; font-size:16.0pt; font-family:仿宋_GB2312} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<p class=MsoNormal align=center style='text-align:center;line-height:28.0pt'><b><span
style='font-size:22.0pt;font-family:方正小标宋简体'>示例市停车管理办法<o:p></o:p></span></b></p>
<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span lang=EN-US
style='font-size:16.0pt;font-family:黑体'><o:p>&nbsp;</o:p></span></p>
<p class=MsoListParagraph style='margin-left:52.0pt;text-indent:-36.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:黑体;mso-fareast-font-family:黑体'><span style='mso-list:Ignore'>一、<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]><span style='font-family:黑体'>总体要求</span></p>
<p class=MsoNormal style='text-indent:32.0pt'><span style='font-family:楷体_GB2312'>（一）工作目标</span></p>
<p class=MsoNormal style='text-indent:32.0pt'><span>　　为了规范停车秩序，</span><b style='mso-bidi-font-weight:normal'><span>自2026年3月1日起</span></b><span>施行。<span
style='mso-spacerun:yes'>&nbsp;</span></span></p>
<p class=MsoNormal style='display:none;mso-hide:all'><span>隐藏的字</span></p>
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
<tr style='mso-yfti-irow:0'><td width=180 colspan=2 style='width:135.0pt'><p class=MsoNormal><span>区域</span></p></td></tr>
<tr><td><p class=MsoNormal><span>东城</span></p></td><td><p class=MsoNormal><span>12</span></p><p class=MsoNormal><span>（个）</span></p></td></tr>
</table>
<p class=MsoNormal align=right style='text-align:right'><span>示例市人民政府</span></p>
<!--EndFragment--></body></html>`

test('what Word puts on the clipboard', () => {
  const { body } = bodyOfHtml(fromWord)
  expect(body).toEqual([
    { type: 'paragraph', align: 'center', content: [{ text: '示例市停车管理办法', bold: true }] },
    { type: 'heading', level: 1, content: [{ text: '一、总体要求' }] },
    { type: 'heading', level: 2, content: [{ text: '（一）工作目标' }] },
    {
      type: 'paragraph',
      content: [{ text: '为了规范停车秩序，' }, { text: '自2026年3月1日起', bold: true }, { text: '施行。' }],
    },
    {
      type: 'table',
      rows: [
        [{ content: [{ text: '区域' }], colSpan: 2 }],
        [{ content: [{ text: '东城' }] }, { content: [{ text: '12\n（个）' }] }],
      ],
    },
    { type: 'paragraph', align: 'right', content: [{ text: '示例市人民政府' }] },
  ])
  expect(JSON.stringify(body)).not.toMatch(/mso|font|隐藏/)
})

test('what WPS puts on the clipboard', () => {
  const html = `<html><body><p class="MsoNormal" style="mso-pagination:none;text-indent:32.0000pt;mso-char-indent-count:2.0000;"><span
style="mso-spacerun:'yes';font-family:仿宋_GB2312;font-size:16.0000pt;">经审核，<u>下列事项</u></span><span
style="mso-spacerun:'yes';font-family:仿宋_GB2312;font-weight:bold;">予以公布</span><a href="javascript:alert(1)">点击</a></p></body></html>`
  const { body } = bodyOfHtml(html)
  expect(body).toEqual([
    {
      type: 'paragraph',
      content: [
        { text: '经审核，' },
        { text: '下列事项', underline: true },
        { text: '予以公布', bold: true },
        { text: '点击' },
      ],
    },
  ])
  // A lone paragraph joins the line that it is pasted into.
  expect(pastedOf(body)[0]).toEqual({ type: 'text', text: '经审核，' })
})

test('a page of another site: its text without the frame around it', () => {
  const text = '为了做好供热工作，现将有关事项通知如下，请遵照执行。各供热单位应当做好设备检修。'
  const { body, title, links, images } = bodyOfHtml(`<html><head><title>关于供热的通知_示例市</title></head><body>
<div class="nav"><ul><li>首页</li></ul></div><div class="article-content"><p>${text}</p><p><img src="images/a.png" alt="图"></p>
<p><a href="附件1.docx">附件1</a></p></div><div class="footer">版权所有</div></body></html>`)
  expect(title).toBe('关于供热的通知_示例市')
  expect(body.map(({ type }) => type)).toEqual(['paragraph', 'image', 'paragraph'])
  expect(links).toEqual(['附件1.docx'])
  expect(images).toEqual(['images/a.png'])
})

test.each([
  ['一、总体要求', 1],
  ['（二）主要目标', 2],
  ['3.具体措施', 3],
  ['（4）责任单位', 4],
  ['3.5万元', null],
  ['一、本办法自公布之日起施行。', null],
  ['总则', null],
])('the level of %s', (line, level) => expect(officialLevel(line)).toBe(level))

test('markup of a body is read back as the same body', () => {
  const made: Body = [
    { type: 'heading', level: 2, content: [{ text: '范围' }] },
    { type: 'paragraph', content: [{ text: '正文 <' }, { text: '粗', bold: true }] },
    { type: 'list', ordered: true, items: [[{ text: '甲' }], [{ text: '乙' }]] },
  ]
  const read = bodyOfHtml(htmlOf(made)).body
  expect(read).toEqual([{ ...made[0], level: 3 }, ...made.slice(1)])
})
