import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type LetterKind, letterKinds } from '../../law/requests/index.ts'
import { post } from '../api/client.ts'
import type { RequestPage } from '../api/types.ts'
import { useChange } from '../api/use.ts'
import { TroubleNote } from '../parts/trouble.tsx'

/** Drafts a letter of this request and opens it. */
export function useDrafting({ request }: RequestPage) {
  const navigate = useNavigate()
  const path = `/requests/${request.organ_id}/${request.id}`
  return useChange(
    (kind: LetterKind) => post<{ id: string }>(`${path}/letters`, { kind }),
    ({ id }) => navigate(`/workbench${path}/letters/${id}`),
  )
}

export function StartLetter({
  page,
  kinds,
  label,
}: {
  page: RequestPage
  kinds: readonly LetterKind[]
  label: string
}) {
  const draft = useDrafting(page)
  const [kind, setKind] = useState<LetterKind | ''>(kinds.length === 1 ? kinds[0]! : '')
  return (
    <>
      <div className="start-letter">
        {kinds.length > 1 && (
          <select
            className="select"
            aria-label={label}
            value={kind}
            onChange={({ target }) => setKind(target.value as LetterKind)}
          >
            <option value="">选择文书</option>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {letterKinds[one].title}
              </option>
            ))}
          </select>
        )}
        <Button disabled={!kind} loading={draft.isPending} onClick={() => kind && draft.mutate(kind)}>
          {kinds.length === 1 ? `起草${letterKinds[kinds[0]!].title}` : '起草'}
        </Button>
      </div>
      <TroubleNote trouble={draft.error} />
    </>
  )
}
