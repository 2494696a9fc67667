export { escaped } from './cells.ts'
export { reportToHtml } from './document.tsx'
export { type CellMark, type ShowCell, StatutoryTable, type TableMarks } from './statutory-table.tsx'
