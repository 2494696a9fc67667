interface PagesOfProps {
  /** From 1. */
  page: number
  pages: number
  address: (page: number) => string
}

/** Links to the pages of a list: the first, the last and those around the current one. */
export function PagesOf({ page, pages, address }: PagesOfProps) {
  if (pages < 2) return null
  const shown = Array.from({ length: pages }, (_, index) => index + 1).filter(
    (one) => one === 1 || one === pages || Math.abs(one - page) <= 2,
  )
  return (
    <nav className="pages" aria-label="分页">
      {page > 1 && (
        <a href={address(page - 1)} rel="prev">
          上一页
        </a>
      )}
      {shown.map((one, index) => (
        <span key={one} className="acts">
          {index > 0 && shown[index - 1] !== one - 1 && <span aria-hidden="true">…</span>}
          {one === page ? (
            <b aria-current="page">{one}</b>
          ) : (
            <a href={address(one)} aria-label={`第${one}页`}>
              {one}
            </a>
          )}
        </span>
      ))}
      {page < pages && (
        <a href={address(page + 1)} rel="next">
          下一页
        </a>
      )}
    </nav>
  )
}
