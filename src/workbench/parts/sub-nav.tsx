import { NavLink } from 'react-router'

/** The pages of one matter, side by side under its heading. */
export function SubNav({ label, pages }: { label: string; pages: readonly (readonly [to: string, text: string])[] }) {
  return (
    <nav className="sub-nav" aria-label={label}>
      {pages.map(([to, text]) => (
        <NavLink key={to} to={to} end>
          {text}
        </NavLink>
      ))}
    </nav>
  )
}
