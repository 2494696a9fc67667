import type { ReactNode } from 'react'

/**
 * What a column is called. `n`: it holds numbers; `sr`: only screen readers hear its name; `pick`: the same, of boxes to
 * tick; an empty text: it has no name; nothing: it is left out.
 */
type Head = string | { n: string } | { sr: string } | { pick: string } | false | undefined

interface Props {
  heads: readonly Head[]
  /** The rows. */
  children: ReactNode
  /** The row of sums. */
  foot?: ReactNode
  /** Wider than a narrow screen: moved sideways within its own frame. */
  scroll?: boolean
}

/** A table of the workbench: columns with their names, rows below. */
export function Table({ heads, children, foot, scroll = false }: Props) {
  const table = (
    <table className="data">
      <thead>
        <tr>{heads.filter((head) => head !== false && head !== undefined).map(headCell)}</tr>
      </thead>
      <tbody>{children}</tbody>
      {foot && <tfoot>{foot}</tfoot>}
    </table>
  )
  return scroll ? <div className="scroll-x">{table}</div> : table
}

function headCell(head: Exclude<Head, false | undefined>) {
  if (head === '') return <td key="" />
  if (typeof head === 'string') return cell(head, head)
  if ('n' in head) return cell(head.n, head.n, 'n')
  const heard = 'pick' in head ? head.pick : head.sr
  return cell(heard, <span className="sr">{heard}</span>, 'pick' in head ? 'pick' : undefined)
}

const cell = (key: string, content: ReactNode, className?: string) => (
  <th key={key} scope="col" className={className}>
    {content}
  </th>
)
