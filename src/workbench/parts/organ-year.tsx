// Figures are read of an organ and a year, with the organs below it or without: chosen above them, kept in the address.
import { useSearchParams } from 'react-router'
import { yearOf } from '../../kit/days.ts'
import { useGet } from '../api/use.ts'
import { useAtWork } from '../session/me.tsx'
import { Below, Choose, yearsBetween } from './choose.tsx'

interface OrganPage {
  id: string
  subordinates: { id: string; name: string }[]
}

export function useOrganYear() {
  const { organ: own, me } = useAtWork()
  const [search, setSearch] = useSearchParams()
  const around = useGet<OrganPage>(`/organs/${own.id}`)
  const organs = [own, ...(around.data?.subordinates ?? [])]
  const organ = search.get('organ') ?? own.id
  const set = (key: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value) next.set(key, value)
    else next.delete(key)
    setSearch(next)
  }
  return {
    organ,
    /** Its name, as far as it is one of those that can be chosen. */
    name: organs.find(({ id }) => id === organ)?.name ?? organ,
    organs,
    year: Number(search.get('year')) || yearOf(me.today),
    below: search.get('below') === 'true',
    set,
  }
}

export function OrganYear() {
  const { me } = useAtWork()
  const { organ, organs, year, below, set } = useOrganYear()
  return (
    <div className="filter">
      <Choose
        label="机关"
        value={organ}
        choices={organs.map(({ id, name }) => [id, name])}
        onChoose={(value) => set('organ', value)}
        all={null}
      />
      <Choose
        label="年份"
        value={year}
        choices={yearsBetween(yearOf(me.today))}
        onChoose={(value) => set('year', value)}
        all={null}
      />
      <Below checked={below} onChange={(checked) => set('below', checked ? 'true' : '')} />
    </div>
  )
}
