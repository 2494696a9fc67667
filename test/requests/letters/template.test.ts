import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTemplate, renderTemplate } from '../../../src/requests/letters/template.ts'
import { partsOfText } from '../../../src/requests/letters/template-parts.ts'

const print = (body: string, fields: Record<string, string | { name: string }[]>) =>
  renderTemplate(parseTemplate(body).nodes, { fields, parts: { relief: '救济' } })

describe('a template', () => {
  test.each([
    ['{{a}}，{{> relief}}', '甲，救济'],
    ['{{#if a}}有{{else}}无{{/if}}{{#if b}}有{{else}}无{{/if}}', '有无'],
    ['{{#each list}}[{{name}}{{a}}]{{/each}}', '[一甲][二甲]'],
    ['{{missing}}', ''],
    ['a } b { c', 'a } b { c'],
  ])('%s prints %s', (body, printed) =>
    expect(print(body, { a: '甲', b: '', list: [{ name: '一' }, { name: '二' }] })).toBe(printed),
  )

  test('says where it is wrong', () => {
    expect(parseTemplate('一\n二{{#if a}}\n{{/each}}').faults).toEqual([
      { line: 3, column: 1, message: '这里应当是“{{/if}}”，与第2行的开头配对' },
      { line: 2, column: 2, message: '“{{#if a}}”没有结尾“{{/if}}”' },
    ])
  })

  test('is read whatever it is, and prints no value as a tag, a cell or a table', () => {
    const pieces = fc.constantFrom('{{', '}}', '#if ', '#each ', '/if', 'a', '> ', '|', '\n', 'else', '{{a}}', '文')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.string(), (given, value) => {
        const { nodes } = parseTemplate(given.join(''))
        expect(typeof renderTemplate(nodes, { fields: { a: value }, parts: {} })).toBe('string')
      }),
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (value) => {
        const [part, ...more] = partsOfText(print('| 甲 | {{a}} |', { a: `{{b}}|${value}|\n|x|` }))
        expect(more).toEqual([])
        expect(part!.type === 'table' && part!.table.rows.map((row) => row.length)).toEqual([2])
        const paragraphs = partsOfText(print('{{a}}', { a: `| ${value} |` }))
        expect(paragraphs.every(({ type }) => type === 'paragraph')).toBe(true)
      }),
    )
  })
})
