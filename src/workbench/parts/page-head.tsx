import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** A page above, or what says which one this is; numbers of the office are printed as such. */
type Crumb = { to?: string } & ({ text: string } | { number: string })

interface Props {
  title: ReactNode
  crumbs?: readonly Crumb[]
  /** Below the title: states, a line about the page. */
  under?: ReactNode
  /** At the right: what can be done with the whole page. */
  children?: ReactNode
}

/** The head of a page of the workbench. */
export const PageHead = ({ title, crumbs, under, children }: Props) => (
  <header className="page-head">
    {crumbs || under ? (
      <div>
        {crumbs && <Crumbs crumbs={crumbs} />}
        <h1>{title}</h1>
        {under}
      </div>
    ) : (
      <h1>{title}</h1>
    )}
    {children}
  </header>
)

const Crumbs = ({ crumbs }: { crumbs: readonly Crumb[] }) => (
  <p className="crumbs">
    {crumbs.map((crumb) => {
      const text = 'text' in crumb ? crumb.text : crumb.number
      const look = 'number' in crumb ? 'docno' : undefined
      return crumb.to ? (
        <Link key={text} to={crumb.to} className={look}>
          {text}
        </Link>
      ) : (
        <span key={text} className={look}>
          {text}
        </span>
      )
    })}
  </p>
)
