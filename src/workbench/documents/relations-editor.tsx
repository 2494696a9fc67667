// 相关文件: what the document says of others; found by title or number among those of the office, or named by title alone.
import { Button, Input } from 'antd'
import { useState } from 'react'
import { relations } from '../../law/disclosure/index.ts'
import { useGet } from '../api/use.ts'
import { DocumentBadge } from './parts.tsx'
import type { DocumentRow, RelationId } from './types.ts'

export interface RelationDraft {
  relation: RelationId
  toOrganId?: string
  toId?: string
  toTitle?: string
  title: string
}

interface RelationsEditorProps {
  organId: string
  documentId: string
  value: readonly RelationDraft[]
  onChange: (next: RelationDraft[]) => void
}

export function RelationsEditor({ organId, documentId, value, onChange }: RelationsEditorProps) {
  const [relation, setRelation] = useState<RelationId>('related')
  const [words, setWords] = useState('')
  const found = useGet<{ documents: DocumentRow[] }>(words.trim().length > 1 ? '/office/documents' : null, {
    organ: organId,
    q: words.trim(),
    limit: 8,
  })
  const add = (one: RelationDraft) => {
    onChange([...value, one])
    setWords('')
  }
  const free = (row: DocumentRow) =>
    row.id !== documentId && !value.some((one) => one.toId === row.id && one.relation === relation)
  return (
    <div className="relations">
      {value.length > 0 && (
        <ul className="plain lines">
          {value.map((one, index) => (
            <li key={`${one.relation} ${one.toId ?? one.title}`}>
              <span className="tag">{relations[one.relation].label}</span> {one.title}
              <Button
                size="small"
                type="link"
                aria-label={`去掉：${one.title}`}
                onClick={() => onChange(value.filter((_, at) => at !== index))}
              >
                去掉
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="relation-add">
        <label>
          <span className="sr">关系</span>
          <select
            className="select"
            value={relation}
            onChange={({ target }) => setRelation(target.value as RelationId)}
          >
            {Object.entries(relations).map(([id, { label }]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <Input
          aria-label="相关文件的标题或者文号"
          placeholder="标题、文号"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </div>
      {words.trim().length > 1 && (
        <ul className="plain lines found">
          {(found.data?.documents ?? []).filter(free).map((row) => (
            <li key={row.id}>
              <Button
                type="link"
                onClick={() => add({ relation, toOrganId: row.organId, toId: row.id, title: row.title })}
              >
                {row.title}
              </Button>{' '}
              <DocumentBadge state={row.state} />
            </li>
          ))}
          <li>
            <Button type="link" onClick={() => add({ relation, toTitle: words.trim(), title: words.trim() })}>
              “{words.trim()}”不在本系统，只记标题
            </Button>
          </li>
        </ul>
      )}
    </div>
  )
}
