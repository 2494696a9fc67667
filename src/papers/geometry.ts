// GB/T 9704-2012 (layout of official documents of the Party and government organs): A4, 37 mm above and 28 mm left of
// the text, which is 156 mm × 225 mm: 22 lines of 28 characters in size 3 (16 pt).
export const page = { widthMm: 210, heightMm: 297 }
export const text = { topMm: 37, leftMm: 28, widthMm: 156, heightMm: 225 }
export const right = { mm: page.widthMm - text.leftMm - text.widthMm }
export const bottom = { mm: page.heightMm - text.topMm - text.heightMm }

/** Characters of a title on a line. */
export const charactersPerTitleLine = 20
export const linesPerPage = 22

/** Points: size 2 for titles, 3 for text, 4 for page numbers, small 5 within tables. */
export const size = { title: 22, body: 16, pageNumber: 14, underTitle: 14, organHead: 42, table: 9, sealNote: 10.5 }

export const points = (mm: number): number => (mm / 25.4) * 72
export const twips = (mm: number): number => Math.round(points(mm) * 20)

export const linePoints = points(text.heightMm) / linesPerPage

/** The red of head and rule. */
export const red = 'C00000'
