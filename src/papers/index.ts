import type { Paper } from './paper.ts'

export { sansFace } from './fonts.ts'
export { paperToHtml } from './html.ts'
export * from './paper.ts'

// The libraries behind the two are large: they load with the first document.
export const paperToDocx = async (paper: Paper): Promise<Uint8Array> => (await import('./docx.ts')).paperToDocx(paper)
export const paperToPdf = async (paper: Paper): Promise<Uint8Array> => (await import('./pdf.ts')).paperToPdf(paper)
