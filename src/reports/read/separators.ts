// The two separators of ASCII that no text has: between the cells of a row, and between rows.
export const cellEnd = '\u001f'
export const rowEnd = '\u001e'
