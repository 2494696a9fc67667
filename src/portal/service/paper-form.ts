// 申请表: the form on paper, for those who ask in person, by post or by fax.

import { type Desk, isExampleOrgan } from '../../organs/index.ts'
import { type Paper, type PaperCell, paperToDocx } from '../../papers/index.ts'
import { applicantKinds, applicantLabel, exampleNote } from '../../requests/index.ts'
import { deliveries, forms } from './answer-form.ts'

const cell = (text: string, more: Partial<PaperCell> = {}): PaperCell => ({ text, rowSpan: 1, colSpan: 1, ...more })
const name = (text: string, more: Partial<PaperCell> = {}) => cell(text, { head: true, align: 'center', ...more })
const boxes = (all: readonly string[]) => all.map((one) => `□${one}`).join('　')

export function paperForm(desk?: Desk): Paper {
  const kinds = applicantKinds.map((kind) => (kind === 'naturalPerson' ? '公民' : applicantLabel(kind)))
  const room = '\n\n\n\n'
  return {
    lang: 'zh-Hans',
    title: '政府信息公开申请表',
    ...(desk && isExampleOrgan(desk.id) && { underTitle: [{ text: exampleNote }] }),
    parts: [
      { type: 'paragraph', text: `受理机关：${desk?.name ?? ''}`, indent: false },
      {
        type: 'table',
        table: {
          widths: [2, 3, 5, 3, 5],
          headRows: 0,
          fontSize: 12,
          rows: [
            [name('申请人', { rowSpan: 5 }), name('类别'), cell(boxes(kinds), { colSpan: 3 })],
            [name('姓名或者名称'), cell(''), name('联系人（单位填写）'), cell('')],
            [name('证件种类'), cell(''), name('证件号码'), cell('')],
            [name('联系电话'), cell(''), name('电子邮箱'), cell('')],
            [name('通信地址、邮编'), cell('', { colSpan: 3 })],
            [name('代理人'), name('姓名、证件号码'), cell(''), name('联系电话'), cell('')],
            [
              name('所需政府信息'),
              cell(`名称、文号或者便于查询的其他特征（一项一行）：${room}`, { colSpan: 4, align: 'left' }),
            ],
            [name('获取方式'), cell(boxes(Object.values(deliveries).map((way) => way.name)), { colSpan: 4 })],
            [name('信息形式'), cell(boxes(Object.values(forms)), { colSpan: 4 })],
            [name('签名（盖章）'), cell('', { colSpan: 2 }), name('申请日期'), cell('')],
          ],
        },
      },
      {
        type: 'paragraph',
        text: '附身份证明复印件；由代理人申请的，附授权委托书。不需要说明用途。书写有困难的，可以口述，由工作人员代填后签名。',
      },
      ...(desk
        ? [
            {
              type: 'paragraph' as const,
              text: [
                desk.officeName,
                desk.address,
                desk.postalCode && `邮编${desk.postalCode}`,
                desk.phone && `电话${desk.phone}`,
                desk.fax && `传真${desk.fax}`,
                desk.hours,
              ]
                .filter(Boolean)
                .join('，'),
            },
          ]
        : []),
    ],
    about: { author: desk?.name ?? '', subject: '政府信息公开' },
  }
}

export const paperFormFile = (desk?: Desk): Promise<Uint8Array> => paperToDocx(paperForm(desk))
