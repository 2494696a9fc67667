import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { remove } from '../api/client.ts'
import { inShort, weekday } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { SealMark } from './seal-mark.tsx'

export function Top() {
  const { me, organ, choose } = useAtWork()
  const client = useQueryClient()
  const navigate = useNavigate()
  const organs = me.organs.filter(({ roles }) => roles.length)
  const leave = async () => {
    await remove('/session')
    client.clear()
    navigate('/workbench/sign-in')
  }
  return (
    <header className="wb-top">
      <Link className="brand" to="/workbench">
        <SealMark />
        <b>{organ.name}</b>
      </Link>
      {organs.length > 1 && (
        <select
          className="select dark"
          aria-label="机关"
          value={organ.id}
          onChange={({ target }) => choose(target.value)}
        >
          {organs.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <Find />
      <div className="who">
        <span className="date">
          {inShort(me.today)}　{weekday(me.today)}
        </span>
        <Link to="/workbench/me">{me.name}</Link>
        <button type="button" className="plain" onClick={leave}>
          退出
        </button>
      </div>
    </header>
  )
}

const lists = {
  requests: { label: '申请', path: '/workbench/requests', hint: '登记编号、内容、申请人　按 / 直达' },
  documents: { label: '文件', path: '/workbench/documents', hint: '标题、文号、索引号　按 / 直达' },
} as const
type List = keyof typeof lists
const aboutDocuments = /^\/workbench\/(?:documents|register|administration|gazette|site|monitoring|channels)\b/

/** Leads to the ledger or the documents with the words, by the page that one is on; the key / comes here from anywhere. */
function Find() {
  const { may } = useAtWork()
  const { pathname } = useLocation()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<List | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const readable = [
    ...(may('readRequests') ? ['requests' as const] : []),
    ...(may('readDocuments') ? ['documents' as const] : []),
  ]
  const near = chosen ?? (aboutDocuments.test(pathname) ? 'documents' : 'requests')
  const list = lists[readable.includes(near) ? near : (readable[0] ?? 'requests')]
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { tagName, isContentEditable } = event.target as HTMLElement
      if (event.key !== '/' || isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(tagName)) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  const find = (event: FormEvent) => {
    event.preventDefault()
    navigate(`${list.path}?q=${encodeURIComponent(words.trim())}`)
  }
  return (
    <search>
      <form onSubmit={find}>
        {readable.length > 1 && (
          <select
            className="select dark"
            aria-label="在哪里查找"
            value={near}
            onChange={({ target }) => setChosen(target.value as List)}
          >
            {readable.map((id) => (
              <option key={id} value={id}>
                {lists[id].label}
              </option>
            ))}
          </select>
        )}
        <input
          ref={input}
          type="search"
          aria-label={`查找${list.label}`}
          placeholder={list.hint}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </form>
    </search>
  )
}
