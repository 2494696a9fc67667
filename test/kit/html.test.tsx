// biome-ignore-all lint/a11y: what is tested here is how elements are printed, not what they mean
// biome-ignore-all lint/security/noDangerouslySetInnerHtml: likewise
// JSX as text: what is escaped, what is left out, and the few attributes that mean something of their own.
import { expect, test } from 'vitest'
import { type Html, htmlOf } from '../../src/kit/html/jsx-runtime.ts'

const Row = ({ name, children }: { name: string; children?: Html }) => (
  <li title={name}>
    {name}：{children}
  </li>
)

const cases: [string, Html, string][] = [
  ['text', <p key="1">{'<b>&"\''}</p>, '<p>&lt;b&gt;&amp;&quot;&#x27;</p>'],
  ['an attribute', <a key="1" href={'/?a=1&b="'} title="<"></a>, '<a href="/?a=1&amp;b=&quot;" title="&lt;"></a>'],
  [
    'text of a component',
    <Row key="1" name="<i>">
      {'<u>'}
    </Row>,
    '<li title="&lt;i&gt;">&lt;i&gt;：&lt;u&gt;</li>',
  ],
  [
    'many, none, zero',
    <p key="1">
      {[1, <b key="b">二</b>]}
      {false}
      {null}
      {undefined}
      {0}
    </p>,
    '<p>1<b>二</b>0</p>',
  ],
  [
    'a fragment',
    <>
      <i>1</i>2
    </>,
    '<i>1</i>2',
  ],
  ['an empty element', <input key="1" name="q" defaultValue="" required />, '<input name="q" value="" required=""/>'],
  ['what is false or missing', <a key="1" href={undefined} hidden={false}></a>, '<a></a>'],
  [
    'words that are false',
    <a key="1" aria-expanded={false} data-on></a>,
    '<a aria-expanded="false" data-on="true"></a>',
  ],
  ['other names', <label key="1" htmlFor="q" className="a b"></label>, '<label for="q" class="a b"></label>'],
  [
    'the chosen option',
    <select key="1" name="s" defaultValue="b&">
      <option value="">无</option>
      <option value="b&">乙</option>
    </select>,
    '<select name="s"><option value="">无</option><option value="b&amp;" selected="">乙</option></select>',
  ],
  ['the text of a field', <textarea key="1" defaultValue={'\n<'} />, '<textarea>\n\n&lt;</textarea>'],
  ['markup of ours', <p key="1" dangerouslySetInnerHTML={{ __html: '<b>1</b>' }} />, '<p><b>1</b></p>'],
]

test.each(cases)('%s', (_, given, expected) => {
  expect(htmlOf(given)).toBe(expected)
})

test('an object that looks like markup is none', () => {
  const forged = JSON.parse('{"html":"<script>","toString":"x"}') as Html
  expect(() => htmlOf(forged)).toThrow()
})
