// A letter as an official document: head and number, the text of its template, signature with the place of the seal.
import { inWords } from '../../kit/days.ts'
import { letterKinds, missingParts, outcomes, type PartId } from '../../law/requests/index.ts'
import type { Paper } from '../../papers/index.ts'
import type { LetterTemplate } from './default-templates.ts'
import { textOf } from './fields.ts'
import { attachmentsOf, forms, type LetterCase, outcomeOf, type Parts, partsOf } from './parts-of.ts'
import { searchText } from './search-text.ts'
import { parseTemplate, renderTemplate, type Values } from './template.ts'
import { partsOfText } from './template-parts.ts'

export interface Composed {
  paper: Paper
  parts: Parts
  /** Parts that are blank: with one of them the letter cannot be issued. */
  missing: { part: PartId; label: string }[]
}

export const exampleNote = '示例数据，非该机关发布'

/** `sealed`: the PDF will bear the organ's electronic seal. A letter without number yet shows where it goes. */
export function composeLetter(letter: LetterCase, template: LetterTemplate, sealed: boolean): Composed {
  const parts = { ...partsOf(letter), title: template.title }
  const { kind, organ, request, on, number } = letter
  const form = letterKinds[kind].group === 'form'
  const text = renderTemplate(parseTemplate(template.body).nodes, valuesOf(letter, parts))
  const attachments = attachmentsOf(letter.fields)
  const signs = !form || (letterKinds[kind].parts as readonly PartId[]).includes('signature')
  const paper: Paper = {
    lang: 'zh-Hans',
    ...(!form && { organHead: organ.name, docNo: number ?? `${organ.numberWord}〔${on.slice(0, 4)}〕　号` }),
    title: template.title,
    ...(request.isExample && { underTitle: [{ text: exampleNote }] }),
    ...(!form && { addressee: parts.addressee || '　　　' }),
    parts: partsOfText(text),
    ...(attachments.length && { attachments }),
    ...(signs && {
      signature: {
        organ: organ.name,
        date: inWords(on),
        ...(!form && { seal: true, sealNote: sealed ? '（电子印章以PDF文件的数字签名为准）' : '（在此处加盖印章）' }),
      },
    }),
    ...(!form && parts.contact && { note: parts.contact }),
    about: { author: organ.name, subject: '政府信息公开' },
  }
  const numbered = { ...parts, number: parts.number || (number === null && !form ? '待编' : '') }
  return { paper, parts, missing: missingParts(kind, numbered) }
}

function valuesOf(letter: LetterCase, parts: Parts): Values {
  const { organ, request, fields, fee, searches, served, by } = letter
  const outcome = outcomeOf(letter)
  return {
    parts,
    fields: {
      you: request.applicantKind === 'naturalPerson' ? '你' : '你单位',
      applicant: letter.applicants.join('、'),
      organ: organ.name,
      office: organ.office,
      phone: organ.phone,
      address: organ.address,
      hours: organ.hours,
      email: organ.email,
      receivedOn: parts.receivedOn ?? '',
      registrationNumber: request.number ?? '',
      number: parts.number ?? '',
      replyDue: parts.replyDue ?? '',
      date: parts.date ?? '',
      form: forms[request.form] ?? '',
      days: textOf(fields, 'days'),
      yuan: fee ? String(fee.yuan) : '',
      outcomeLabel: outcome ? outcomes[outcome].label : '',
      servedTitle: served?.title ?? '',
      by,
      attachments: attachmentsOf(fields).map((name) => ({ name })),
      bands: (fee?.bands ?? []).map(({ from, to, count, yuanEach, yuan }) => ({
        range: from === to ? `第${from}` : `第${from}至${to}`,
        count: String(count),
        each: String(yuanEach),
        yuan: String(yuan),
      })),
      searches: searches.map((made) => ({ text: searchText(made) })),
    },
  }
}
