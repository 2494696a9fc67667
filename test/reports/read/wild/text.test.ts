import { textLayouts } from './text.ts'
import { wildTests } from './wild-tests.ts'

wildTests(textLayouts)
