import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { yearOf } from '../../kit/days.ts'
import { channels } from '../../law/regulation/index.ts'
import { flags, outcomeIds, outcomes, stateIds, states } from '../../law/requests/index.ts'
import { Choose, type Named, yearsBetween } from '../parts/choose.tsx'
import { useAtWork } from '../session/me.tsx'
import { kinds } from './choices.ts'

export const filterNames = ['q', 'year', 'state', 'open', 'kind', 'channel', 'outcome', 'flag'] as const

/** Every choice is in the address at once; words when they are sent. */
export function LedgerFilter() {
  const { me } = useAtWork()
  const [search, setSearch] = useSearchParams()
  const [words, setWords] = useState(search.get('q') ?? '')
  useEffect(() => setWords(search.get('q') ?? ''), [search])
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value) next.set(name, value)
    else next.delete(name)
    setSearch(next)
  }
  const find = (event: FormEvent) => {
    event.preventDefault()
    set('q', words.trim())
  }
  const years = yearsBetween(yearOf(me.today))
  const choose = (name: string, label: string, choices: readonly Named[]) => (
    <Choose label={label} value={search.get(name) ?? ''} choices={choices} onChoose={(value) => set(name, value)} />
  )
  return (
    <search>
      <form className="filter" onSubmit={find}>
        <label className="words" htmlFor="words">
          <span>字词</span>
          <Input
            id="words"
            type="search"
            value={words}
            placeholder="编号、内容、申请人"
            onChange={({ target }) => setWords(target.value)}
          />
        </label>
        {choose('open', '在办', [
          ['true', '在办'],
          ['false', '已办结'],
        ])}
        {choose('year', '收到年份', years)}
        {choose(
          'state',
          '状态',
          stateIds.map((id) => [id, states[id].label]),
        )}
        {choose(
          'outcome',
          '处理结果',
          outcomeIds.map((id) => [id, outcomes[id].label]),
        )}
        {choose(
          'kind',
          '申请人',
          kinds.map(({ value, label }) => [value, label]),
        )}
        {choose(
          'channel',
          '渠道',
          Object.entries(channels).map(([id, { label }]) => [id, label]),
        )}
        {choose('flag', '情况', Object.entries(flags))}
        <Button htmlType="submit">查找</Button>
        {filterNames.some((name) => search.has(name)) && (
          <Button type="link" onClick={() => setSearch({})}>
            清除条件
          </Button>
        )}
      </form>
    </search>
  )
}
