export { reportToHtml } from './document.tsx'
export { type CellMark, StatutoryTable, type TableMarks } from './statutory-table.tsx'
