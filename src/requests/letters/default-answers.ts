// Built-in wording of replies.
import type { LetterKind } from '../../law/requests/index.ts'
import type { LetterTemplate } from './default-templates.ts'

const reply = (told: string, title = '政府信息公开申请答复书'): LetterTemplate => ({
  title,
  body: `{{you}}提出的政府信息公开申请，本机关于{{> receivedOn}}收到。申请内容为：“{{> requestContent}}”。现答复如下：
${told}
{{> relief}}`,
})

export const answerTemplates = {
  granted: reply(`{{you}}申请公开的信息属于可以公开的政府信息。依照{{> legalBasis}}，本机关予以公开：
{{> information}}
提供形式：{{> form}}。`),
  alreadyPublic: reply(`{{you}}申请公开的信息已经主动公开。依照{{> legalBasis}}，现告知获取该信息的方式和途径：
{{> place}}`),
  partial:
    reply(`{{you}}申请公开的信息中，部分内容不应当公开，但是能够作区分处理。依照{{> legalBasis}}，本机关予以部分公开。
公开的部分：
{{> openPart}}
不予公开的部分：
{{> withheldPart}}
不予公开的理由：
{{> reason}}`),
  denied: reply(`依照{{> legalBasis}}，本机关对{{you}}申请公开的信息决定不予公开。理由如下：
{{> reason}}`),
  notExisting: reply(`本机关对{{you}}申请公开的信息进行了检索：
{{> searchMade}}
经检索，未找到{{you}}申请公开的信息，该信息不存在。依照{{> legalBasis}}，现予告知。`),
  notOurs: reply(`{{you}}申请公开的信息不属于本机关负责公开：
{{> reason}}
依照{{> legalBasis}}，现将负责公开该信息的行政机关告知如下：
{{> rightOrgan}}`),
  needsCreation: reply(`{{you}}申请公开的信息，本机关没有现成的，需要对现有政府信息进行加工、分析：
{{> reason}}
依照{{> legalBasis}}，本机关不予提供。`),
  stillUnclear: reply(`{{you}}补正后，申请内容仍不明确：
{{> unclear}}
依照{{> legalBasis}}，本机关无法按该申请提供政府信息。明确所需信息的，可以重新提出申请。`),
  duplicate: reply(`{{you}}曾就相同内容提出申请，本机关已经答复：{{> earlierReply}}。
依照{{> legalBasis}}，本机关对该申请不予重复处理。`),
  petition: reply(`{{you}}以政府信息公开申请的形式提出的是信访、投诉、举报等诉求：
{{> reason}}
依照{{> legalBasis}}，本机关不作为政府信息公开申请处理。有关诉求可以通过下列渠道提出：
{{> properChannel}}`),
  publication: reply(`{{you}}申请提供的是政府公报、报刊、书籍等公开出版物。依照{{> legalBasis}}，现告知获取的途径：
{{> place}}`),
  excessive: reply(`{{you}}申请公开政府信息的数量、频次明显超过合理范围，所说明的理由不合理：
{{> reason}}
依照{{> legalBasis}}，本机关不予处理。`),
  confirmReissue: reply(`{{you}}要求本机关确认或者重新出具已经获取的信息：
{{> reason}}
依照{{> legalBasis}}，政府信息公开提供的是现有的政府信息，本机关对该申请不予处理。`),
  adminQuery: reply(`{{you}}申请公开的信息，法律、行政法规对其获取另有规定。依照{{> legalBasis}}，请按下列规定办理：
{{> specialLaw}}
办理的渠道：
{{> properChannel}}`),
  noLongerHandled: reply(
    `因下列事实，依照{{> legalBasis}}，本机关不再处理该申请：
{{> reason}}
仍需要获取该信息的，可以重新提出申请。`,
    '政府信息公开申请不再处理告知书',
  ),
} as const satisfies Partial<Record<LetterKind, LetterTemplate>>
