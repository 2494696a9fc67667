import autocannon from 'autocannon'

const seconds = 1
const connections = 8

/** Answers a second; throws where an answer is neither a page nor 304. */
export async function perSecond(url: string, headers: Record<string, string> = {}): Promise<number> {
  const { requests, non2xx, errors, statusCodeStats } = await autocannon({
    url,
    connections,
    duration: seconds,
    headers,
  })
  const wrong = non2xx - ((statusCodeStats as Record<string, { count: number }>)['304']?.count ?? 0)
  if (errors || wrong) throw new Error(`${url}: ${errors} errors, ${wrong} answers that are no page`)
  return requests.average
}
