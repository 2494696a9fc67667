export * from './archive-file.ts'
export { type Composed, composeLetter, exampleNote } from './compose.ts'
export {
  commonFields,
  defaultTemplates,
  type LetterTemplate,
  listFields,
  templateFaults,
  vocabularyOf,
} from './default-templates.ts'
export { type Drafted, draftLetter, feeForRequest, paperStateLabels, updateLetter, voidLetter } from './draft-letter.ts'
export * from './evidence-pack.ts'
export { asks, type FieldAbout, type FieldId, type Fields, fields as letterFields } from './fields.ts'
export { type LetterFormat, letterFile, letterFormats, renderLetter, thaw as letterPaper } from './frozen.ts'
export type { LetterFee } from './letter-fee.ts'
export * from './look-at-letters.ts'
export type { LetterCase, Letterhead } from './parts-of.ts'
export { sampleCase, sampleFields } from './sample-case.ts'
export { actWithLetter, type LetterAct, sendLetter } from './send-letter.ts'
export { sentAlone, sentBy } from './sent-by.ts'
export * from './serve-letter.ts'
export { isLetterKind, type LetterRow, readLetter } from './store.ts'
export * from './take-notes.ts'
export {
  listTemplates,
  returnToDefault,
  saveTemplate,
  type TemplateInUse,
  type TemplateRow,
  templateInUse,
  versionsOf,
} from './templates.ts'
