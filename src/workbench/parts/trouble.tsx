import { Button } from 'antd'
import type { Trouble } from '../api/client.ts'

/** What went wrong, in the words of the API, at the place where it went wrong. */
export function TroubleNote({ trouble, again }: { trouble: Trouble | null | undefined; again?: () => void }) {
  if (!trouble) return null
  return (
    <div className="note-trouble" role="alert">
      <p>{trouble.message}</p>
      {trouble.about.basis && <p className="quiet">依据：{trouble.about.basis}</p>}
      {again && (
        <Button size="small" onClick={again}>
          再试一次
        </Button>
      )}
    </div>
  )
}

/** Loading, trouble, or the thing itself. */
export function Loaded<T>({
  query,
  children,
}: {
  query: { data: T | undefined; error: Trouble | null; refetch: () => unknown }
  children: (data: T) => React.ReactNode
}) {
  if (query.error && query.data === undefined)
    return <TroubleNote trouble={query.error} again={() => query.refetch()} />
  if (query.data === undefined)
    return (
      <p className="quiet" role="status">
        正在读取
      </p>
    )
  return children(query.data)
}
