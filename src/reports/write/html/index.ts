export { type CellMark, StatutoryTable, type TableMarks } from './statutory-table.tsx'
