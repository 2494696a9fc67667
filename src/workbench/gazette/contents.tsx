// The contents page of an issue: sections with their documents, and moving them.

import type { Entry } from './compose.tsx'
import { sectionNames } from './sections.ts'

interface ContentsProps {
  entries: readonly Entry[]
  /** Without it the contents are only read. */
  change?: (entries: readonly Entry[]) => void
}

export function Contents({ entries, change }: ContentsProps) {
  const sections = [...new Set(entries.map(({ section }) => section))]
  const move = (from: number, by: -1 | 1) => {
    const next = [...entries]
    const [one] = next.splice(from, 1)
    next.splice(from + by, 0, one!)
    change?.(next)
  }
  const moveSection = (section: string, by: -1 | 1) => {
    const order = [...sections]
    const at = order.indexOf(section)
    order.splice(at, 1)
    order.splice(at + by, 0, section)
    change?.(order.flatMap((name) => entries.filter((one) => one.section === name)))
  }
  const toSection = (documentId: string, section: string) => {
    const changed = entries.map((one) => (one.documentId === documentId ? { ...one, section } : one))
    const order = [...new Set(changed.map((one) => one.section))]
    change?.(order.flatMap((name) => changed.filter((one) => one.section === name)))
  }
  return (
    <section className="scroll-x" aria-label="目录">
      <table className="data">
        <tbody>
          {sections.map((section, sectionAt) => [
            <tr key={section}>
              <th scope="colgroup" colSpan={change ? 3 : 2}>
                {section}
              </th>
              {change && (
                <td className="acts order">
                  <Arrows
                    of={`栏目${section}`}
                    first={sectionAt === 0}
                    last={sectionAt === sections.length - 1}
                    move={(by) => moveSection(section, by)}
                  />
                </td>
              )}
            </tr>,
            ...entries.flatMap((one, at) =>
              one.section === section
                ? [
                    <tr key={one.documentId}>
                      <td className="content">{one.title}</td>
                      <td className="docno">{one.documentNo}</td>
                      {change && (
                        <>
                          <td>
                            <select
                              className="select"
                              aria-label={`${one.title}的栏目`}
                              value={section}
                              onChange={({ target }) => toSection(one.documentId, target.value)}
                            >
                              {[...new Set([...sectionNames, section])].map((name) => (
                                <option key={name}>{name}</option>
                              ))}
                            </select>
                          </td>
                          <td className="acts order">
                            <Arrows
                              of={one.title}
                              first={entries[at - 1]?.section !== section}
                              last={entries[at + 1]?.section !== section}
                              move={(by) => move(at, by)}
                            />
                            <button
                              type="button"
                              aria-label={`去掉${one.title}`}
                              onClick={() => change(entries.filter((other) => other !== one))}
                            >
                              ✕
                            </button>
                          </td>
                        </>
                      )}
                    </tr>,
                  ]
                : [],
            ),
          ])}
        </tbody>
      </table>
    </section>
  )
}

interface ArrowsProps {
  of: string
  first: boolean
  last: boolean
  move: (by: -1 | 1) => void
}

const Arrows = ({ of, first, last, move }: ArrowsProps) => (
  <>
    <button type="button" disabled={first} aria-label={`${of}上移`} onClick={() => move(-1)}>
      ↑
    </button>{' '}
    <button type="button" disabled={last} aria-label={`${of}下移`} onClick={() => move(1)}>
      ↓
    </button>{' '}
  </>
)
