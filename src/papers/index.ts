export { paperToDocx } from './docx.ts'
export * from './paper.ts'
export { paperToPdf } from './pdf.ts'
