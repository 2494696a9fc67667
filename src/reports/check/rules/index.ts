import type { Rule } from '../rule.ts'
import { filledCells, wholeNumbers } from './cells.ts'
import { fiveParts, governmentResults } from './contents.ts'
import { decisionsAreItems, disclosedWithinMade, itemsAreDecisions, signedChange } from './disclosure-2019.ts'
import { feeAmount, inForceCoversIssued, ruleMakingPower } from './disclosure-2021.ts'
import { foreignNames } from './foreign-names.ts'
import { basisCited, periodStatement, publishedInTime, sixChapters, titlePattern } from './form.ts'
import { labelsAsPrinted } from './labels.ts'
import { likeText } from './likeness.ts'
import { documentsCount } from './prose-documents.ts'
import { processingFee } from './prose-fees.ts'
import { none } from './prose-none.ts'
import { reliefCount } from './prose-relief.ts'
import { carried, categories, handled, organisationsCount, persons, received } from './prose-requests.ts'
import { lists, rates } from './prose-sums.ts'
import { growth } from './prose-years.ts'
import { sensitiveText } from './sensitive.ts'
import { sums } from './sums.ts'
import { doubledWords, staleYears } from './wording.ts'
import {
  carriedOver,
  disclosedGrows,
  inForceContinues,
  itemsContinue,
  jumps,
  pendingReturns,
  suitsAfterNoReview,
} from './years-tables.ts'

/** Every rule, in the order in which findings are listed and the manual is printed. */
export const rules: Rule[] = [
  ...sums,
  wholeNumbers,
  filledCells,
  feeAmount,
  inForceCoversIssued,
  disclosedWithinMade,
  signedChange,
  decisionsAreItems,
  itemsAreDecisions,
  ruleMakingPower,
  sixChapters,
  titlePattern,
  periodStatement,
  basisCited,
  labelsAsPrinted,
  publishedInTime,
  staleYears,
  foreignNames,
  doubledWords,
  governmentResults,
  fiveParts,
  sensitiveText,
  received,
  handled,
  carried,
  categories,
  persons,
  organisationsCount,
  none,
  reliefCount,
  lists,
  rates,
  growth,
  documentsCount,
  processingFee,
  suitsAfterNoReview,
  carriedOver,
  inForceContinues,
  disclosedGrows,
  itemsContinue,
  pendingReturns,
  jumps,
  likeText,
]
