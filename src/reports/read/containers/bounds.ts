/** How much of a file is read. Beyond a bound the rest is left out and said (cut), or the file is refused; nothing
 *  here depends on time, so the same file always reads the same. docs/guides/reading-bounds.md explains the numbers. */
export const bounds = {
  /** Bytes of a file. The largest real report seen is a PDF of 9 MB with photographs. */
  inputBytes: 32 << 20,
  /** Characters in all blocks together: a report has 10 to 60 thousand. */
  characters: 4_000_000,
  /** Headings, paragraphs and lines. */
  blocks: 200_000,
  tables: 2_000,
  /** Cells of all tables together, as written and as laid out with their spans. */
  cells: 200_000,
  gridCells: 1_000_000,
  /** Rows or columns one cell may cover: HTML's own limit for colspan. */
  span: 1_000,

  /** Entries of a zip file, their inflated bytes together, and how often larger they may be than the file. */
  zipEntries: 5_000,
  zipBytes: 64 << 20,
  zipRatio: 200,

  /** Elements inside one another and elements in all, for HTML and XML. */
  depth: 400,
  nodes: 500_000,
  /** Characters of HTML or XML: the tree needs about fifty times as much memory. */
  htmlCharacters: 12 << 20,

  pdfPages: 300,
  pdfOperators: 2_000_000,
  /** Text pieces and ruling lines of one page. */
  pdfPieces: 40_000,
  pdfRules: 4_000,

  sheets: 50,
}
