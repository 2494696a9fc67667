import type { ReactNode } from 'react'

interface PanelProps {
  title: string
  aside?: ReactNode
  children: ReactNode
  id?: string
  /** Without room around the content: for tables. */
  flush?: boolean
}

export function Panel({ title, aside, children, id, flush = false }: PanelProps) {
  return (
    <section className="panel" id={id}>
      <header>
        <h2>{title}</h2>
        {aside && <span className="aside">{aside}</span>}
      </header>
      <div className={flush ? 'in flush' : 'in'}>{children}</div>
    </section>
  )
}
