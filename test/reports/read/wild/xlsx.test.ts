import { wildTests } from './wild-tests.ts'
import { xlsxLayouts } from './xlsx.ts'

wildTests(xlsxLayouts)
