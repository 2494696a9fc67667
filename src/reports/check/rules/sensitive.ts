import type { Rule } from '../rule.ts'

export const sensitiveText: Rule = {
  id: 'F-SENS',
  severity: 'warning',
  title: '不宜公开的内容',
  basis: '《条例》第十四条、第十五条；《个人信息保护法》',
  sentence: '文中没有身份证件号码、手机号码（写明是联系电话的除外）、申请人姓名和密级标志；消息里只写遮盖后的样子。',
  *check(subject) {
    const text = subject.wholeText()
    for (const [number] of text.matchAll(/(?<!\d)\d{17}[\dXx](?![\dXx])/g))
      if (isIdentityNumber(number)) yield { message: `文中有身份证件号码（${masked(number)}）` }
    for (const match of text.matchAll(/(?<!\d)1[3-9]\d{9}(?!\d)/g)) {
      if (/电话|手机|联系|传真|热线|咨询|监督/.test(text.slice(Math.max(0, match.index - 24), match.index))) continue
      yield { message: `文中有手机号码（${masked(match[0])}）` }
    }
    for (const [, name] of text.matchAll(
      /申请人(?:为|：|系)?([王李张刘陈杨赵黄吴徐孙胡朱郭马罗梁宋郑谢韩唐冯曹彭曾肖田董潘袁蔡蒋][\u4e00-\u9fa5]{1,2})(?=[（，、。；]|申请|提出|不服|提起)/g,
    ))
      if (!/[某×]/.test(name!)) yield { message: `文中疑有申请人的姓名（${name![0]}${'×'.repeat(name!.length - 1)}）` }
    const mark = /(?:绝密|机密|秘密)★|★\d{1,2}年/.exec(text)?.[0]
    if (mark) yield { message: `文中有密级标志“${mark}”` }
  },
  examples: [
    {
      shows: '手机号码',
      given: { chapters: { 1: '申请人留下号码13800138000要求回复。' } },
      finds: ['文中有手机号码（138******00）'],
    },
    {
      shows: '身份证件号码',
      given: { chapters: { 1: '申请人证件号11010519491231002X。' } },
      finds: ['文中有身份证件号码（110*************2X）'],
    },
    {
      shows: '申请人姓名',
      given: { chapters: { 4: '申请人王小明不服答复，提起复议。' } },
      finds: ['文中疑有申请人的姓名（王××）'],
    },
    { shows: '密级标志', given: { chapters: { 1: '机密★1年' } }, finds: ['文中有密级标志“机密★”'] },
    {
      shows: '公开的联系电话',
      given: { chapters: { 1: '如有疑问请联系办公室，联系电话：13800138000。' } },
      finds: [],
    },
  ],
}

const masked = (number: string) => `${number.slice(0, 3)}${'*'.repeat(number.length - 5)}${number.slice(-2)}`

/** GB 11643: the last sign is a check digit over the other seventeen. */
function isIdentityNumber(number: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  return '10X98765432'[sum % 11] === number[17]!.toUpperCase()
}
