import { pdfLayouts } from './pdf.ts'
import { wildTests } from './wild-tests.ts'

wildTests(pdfLayouts, true)
