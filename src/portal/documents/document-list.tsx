import type { Hit, Run } from '../../documents/search/index.ts'
import { printedOnce } from '../../kit/html/printed-once.ts'
import { documentAddress, kindLabel, siteAddress, themeName, validityState } from './labels.ts'

export function Runs({ runs }: { runs: Run[] }) {
  return runs.map(({ text, hit }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a finished text never move
    hit ? <mark key={at}>{text}</mark> : text,
  )
}

interface DocumentListProps {
  hits: Hit[]
  /** Pieces of the text under each title. */
  snippets?: boolean
  /** Name of the organ in each line: where the list holds several. */
  organs?: boolean
}

/** Documents one below the other: title and day, below them number, subject, validity, interpretation. */
export function DocumentList({ hits, snippets, organs }: DocumentListProps) {
  const print = snippets ? (one: Hit) => <Line one={one} organs={organs} snippets /> : organs ? ofMany : ofOne
  return <ul className="links">{hits.map(print)}</ul>
}

const ofMany = printedOnce((one: Hit) => <Line one={one} organs />)
const ofOne = printedOnce((one: Hit) => <Line one={one} />)

function Line({ one, snippets, organs }: Omit<DocumentListProps, 'hits'> & { one: Hit }) {
  const state = validityState(one.validity)
  return (
    <li key={`${one.organId}/${one.id}`}>
      <a href={documentAddress(one)}>
        <Runs runs={one.titleRuns} />
      </a>
      <time dateTime={one.publishedOn}>{one.publishedOn}</time>
      <span className="meta">
        {one.documentNo && <span className="docno">{one.documentNo}</span>}
        {organs && <a href={siteAddress(one.organId)}>{one.organ}</a>}
        <span>{one.theme ? themeName(one.theme) : kindLabel(one.kind)}</span>
        {state && <ValidityMark id={one.validity} />}
        {one.interpreted && (
          <a className="act" href={`${documentAddress(one)}#interpretation`}>
            政策解读
          </a>
        )}
        {one.files > 0 && <span>附件{one.files}个</span>}
        {one.isExample && <span>示例</span>}
      </span>
      {snippets && one.snippet.length > 0 && (
        <p className="snippet">
          <Runs runs={one.snippet} />
        </p>
      )}
    </li>
  )
}

/** In force is the rule and stays plain; what is not in force is marked. */
export function ValidityMark({ id }: { id: string }) {
  const state = validityState(id)
  if (!state) return null
  return state.mark === 'done' ? (
    <span>{state.label}</span>
  ) : (
    <span className={`state ${state.mark}`}>{state.label}</span>
  )
}
