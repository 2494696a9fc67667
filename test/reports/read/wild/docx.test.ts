import { docxLayouts } from './docx.ts'
import { wildTests } from './wild-tests.ts'

wildTests(docxLayouts)
