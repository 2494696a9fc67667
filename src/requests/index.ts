export * from './act-on-request.ts'
export * from './acts-of-the-clock.ts'
export * from './alike.ts'
export * from './applicant-acts.ts'
export * from './applicant-file.ts'
export * from './applicant-labels.ts'
export * from './applicant-notices.ts'
export * from './ask-organ.ts'
export * from './assign-request.ts'
export * from './attachments.ts'
export * from './attempts.ts'
export * from './beside-desk.ts'
export * from './calendar-year.ts'
export * from './calendars.ts'
export { type CaseLetterRow, caseLetterPaper, caseLetterPdf, recordCaseLetterOpening } from './case-letters.ts'
export * from './complaints/index.ts'
export * from './conversions/index.ts'
export * from './deliver-messages.ts'
export * from './enter-holiday-notice.ts'
export * from './erase-cases.ts'
export { erasePeople } from './erase-people.ts'
export { erased } from './erase-texts.ts'
export * from './figures.ts'
export * from './identity-proof.ts'
export * from './item-text.ts'
export * from './items.ts'
export * from './ledger-export.ts'
export * from './ledger-import.ts'
export * from './letters/index.ts'
export * from './mark-repeat.ts'
export * from './message-files.ts'
export { type BesideMove, listBesideMoves, recomputeBeside, recordMoves } from './move-beside.ts'
export {
  type AskId,
  asksOfOrgans,
  listMessages,
  type MessageFile,
  type MessageListed,
  type MessagePart,
} from './organ-messages.ts'
export * from './own-terms.ts'
export * from './pass-on.ts'
export * from './people.ts'
export * from './preview-holiday-notice.ts'
export * from './public-answers.ts'
export * from './publish-answer.ts'
export * from './queries.ts'
export * from './query-code.ts'
export {
  type DueDayChange,
  type DueDayChangeListed,
  listDueDayChanges,
  type Recomputing,
  recomputeClocks,
  wordsOf,
} from './recompute-clocks.ts'
export * from './record-corrections/index.ts'
export * from './renew-query-code.ts'
export * from './reseal.ts'
export * from './see-people.ts'
export * from './split-request.ts'
export * from './store.ts'
export * from './subject-figures.ts'
export * from './subjects.ts'
export * from './suggestion-figures.ts'
export * from './take-in.ts'
