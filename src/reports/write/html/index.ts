export { escaped } from '../../../kit/html/jsx-runtime.ts'
export { reportToHtml } from './document.tsx'
export { type CellMark, type ShowCell, StatutoryTable, type TableMarks } from './statutory-table.tsx'
