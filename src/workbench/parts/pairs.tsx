import type { ReactNode } from 'react'

export type Fact = readonly [name: string, value: ReactNode]

/** Facts, each under its name; what is empty shows a dash, and what does not apply is left out by its caller. */
export const Pairs = ({ facts }: { facts: readonly (Fact | false | null | undefined | '')[] }) => (
  <dl className="pairs">
    {facts
      .filter((fact) => !!fact)
      .map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null || value === undefined || value === '' ? '—' : value}</dd>
        </div>
      ))}
  </dl>
)

/** A text as it was typed, line by line. */
export const Kept = ({ text }: { text: string }) => <span className="kept-lines">{text}</span>
