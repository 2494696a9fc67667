// The addresses of reports and organs; they stay.
export interface ReportRef {
  organId: string
  year: number
}

export const reportAddress = ({ organId, year }: ReportRef, version?: number): string =>
  `/reports/${organId}/${year}${version === undefined ? '' : `?version=${version}`}`

export const reportFileAddress = ({ organId, year }: ReportRef, name: string, version?: number): string =>
  `/reports/${organId}/${year}/${name}${version === undefined ? '' : `?version=${version}`}`

export const organAddress = (organId: string): string => `/organs/${organId}`

/** How a report is named in a choice: linfen/2023. */
export const refText = ({ organId, year }: ReportRef): string => `${organId}/${year}`

export function parseRef(text: string | undefined): ReportRef | null {
  const [, organId, year] = /^([a-z0-9][a-z0-9-]{0,62})\/(\d{4})$/.exec(text ?? '') ?? []
  return organId ? { organId, year: Number(year) } : null
}
