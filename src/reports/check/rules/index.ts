import type { Rule } from '../rule.ts'
import { filledCells, wholeNumbers } from './cells.ts'
import { decisionsAreItems, disclosedWithinMade, itemsAreDecisions, signedChange } from './disclosure-2019.ts'
import { feeAmount, inForceCoversIssued, ruleMakingPower } from './disclosure-2021.ts'
import { sums } from './sums.ts'

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
]
