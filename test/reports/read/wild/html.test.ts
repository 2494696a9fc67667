import { htmlLayouts } from './html.ts'
import { wildTests } from './wild-tests.ts'

wildTests(htmlLayouts)
