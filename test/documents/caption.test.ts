// 题注: what stands below the title of a rule or a normative document.
import { expect, test } from 'vitest'
import { type Captioned, captionOf } from '../../src/documents/caption.ts'

const rule: Captioned = {
  kind: 'rule',
  documentNo: '某市人民政府令第12号',
  madeOn: '2019-05-01',
  publishedOn: '2019-05-06',
  effectiveOn: '2019-07-01',
  validUntil: null,
  validity: 'inForce',
  validities: [{ fromOn: '2019-07-01', validity: 'inForce', basis: null, by: null }],
  related: [],
}
const order = { organId: 'city', id: 'order', title: '某市人民政府关于修改部分规章的决定' }
const amended = { fromOn: '2022-03-01', validity: 'amended', basis: null, by: order }
const known = {
  ...{ relation: 'amends', direction: 'back' as const, organId: 'city', id: 'order', title: order.title },
  ...{ documentNo: '某市人民政府令第20号', publishedOn: '2022-03-01' },
}

test.each<[string, Partial<Captioned>, string | null]>([
  ['a rule', {}, '2019年5月1日某市人民政府令第12号公布　自2019年7月1日起施行'],
  ['a notice has none', { kind: 'notice' }, null],
  [
    'changed by an order that is known',
    { validities: [...rule.validities, amended], related: [known] },
    '2019年5月1日某市人民政府令第12号公布　根据2022年3月1日某市人民政府令第20号修改　自2019年7月1日起施行',
  ],
  [
    'changed by one without a number',
    { validities: [...rule.validities, amended] },
    `2019年5月1日某市人民政府令第12号公布　根据2022年3月1日《${order.title}》修改　自2019年7月1日起施行`,
  ],
  [
    'repealed; of an office that prints no number',
    {
      ...{ kind: 'normative', documentNo: null, effectiveOn: null, validity: 'repealed' },
      validities: [
        ...rule.validities,
        { fromOn: '2023-12-01', validity: 'repealed', basis: '某政发〔2023〕9号', by: null },
      ],
    },
    '2019年5月1日印发　2023年12月1日某政发〔2023〕9号废止',
  ],
  [
    'repealed by what has no number',
    {
      ...{ effectiveOn: null, validity: 'repealed' },
      validities: [...rule.validities, { fromOn: '2026-07-25', validity: 'repealed', basis: '2026年清理', by: null }],
    },
    '2019年5月1日某市人民政府令第12号公布　2026年7月25日废止',
  ],
  [
    'suspended, then in force again',
    {
      validities: [
        ...rule.validities,
        { fromOn: '2020-02-01', validity: 'suspended', basis: null, by: null },
        { fromOn: '2020-06-01', validity: 'inForce', basis: null, by: null },
      ],
    },
    '2019年5月1日某市人民政府令第12号公布　自2020年2月1日起暂停执行　自2020年6月1日起恢复施行　自2019年7月1日起施行',
  ],
  [
    'whose term ran out',
    { validity: 'expired', validUntil: '2024-06-30' },
    '2019年5月1日某市人民政府令第12号公布　有效期至2024年6月30日，已失效　自2019年7月1日起施行',
  ],
])('%s', (_, more, said) => expect(captionOf({ ...rule, ...more })).toBe(said))
