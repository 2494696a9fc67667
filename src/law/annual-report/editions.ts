/** The editions of the statutory report format (Regulation, art. 50: the format is set nationally and updated). */
export type EditionId = (typeof data)[number]['id']

export interface Edition {
  id: EditionId
  /** Document number of the instrument that sets the format. */
  instrument: string
  title: string
  /** First and last report year (inclusive) that the format is for; null: until further notice. */
  firstYear: number
  lastYear: number | null
}

// The 2021 instrument was issued on 2021-09-26 and reports for 2021 follow it.
const data = [
  {
    id: '2019',
    instrument: '国办公开办函〔2019〕60号',
    title: '政府信息公开工作年度报告格式（试行）',
    firstYear: 2019,
    lastYear: 2020,
  },
  {
    id: '2021',
    instrument: '国办公开办函〔2021〕30号',
    title: '中华人民共和国政府信息公开工作年度报告格式',
    firstYear: 2021,
    lastYear: null,
  },
] as const

export const editions: readonly Edition[] = data

/** The edition in force: what is printed where nothing says which. */
export const latestEdition: EditionId = editions.at(-1)!.id

export function editionById(id: EditionId): Edition {
  return editions.find((edition) => edition.id === id)!
}

/** The edition that a report for this year has to follow; null for the years before 2019. */
export function editionDue(year: number): EditionId | null {
  const due = editions.find(({ firstYear, lastYear }) => firstYear <= year && (lastYear === null || year <= lastYear))
  return due?.id ?? null
}
