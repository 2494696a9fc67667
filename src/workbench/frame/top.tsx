import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
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

/** Leads to the ledger with the words; the key / comes here from anywhere. */
function Find() {
  const [words, setWords] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { tagName } = event.target as HTMLElement
      if (event.key !== '/' || /^(INPUT|TEXTAREA|SELECT)$/.test(tagName)) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  const find = (event: FormEvent) => {
    event.preventDefault()
    navigate(`/workbench/requests?q=${encodeURIComponent(words.trim())}`)
  }
  return (
    <search>
      <form onSubmit={find}>
        <input
          ref={input}
          type="search"
          aria-label="查找申请"
          placeholder="登记编号、内容、申请人　按 / 直达"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </form>
    </search>
  )
}
