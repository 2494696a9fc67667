import { Input } from 'antd'
import { useId, useState } from 'react'
import { useGet } from '../api/use.ts'

interface Organs {
  organs: { id: string; name: string; region: string | null }[]
}

/** Finds an organ of the installation by part of its name. */
export function OrganChooser({ chosen, onChoose }: { chosen: string; onChoose: (id: string) => void }) {
  const [name, setName] = useState('')
  const id = useId()
  const { data } = useGet<Organs>('/organs', { q: name.trim(), limit: 20 })
  return (
    <div className="fields">
      <div className="field">
        <label htmlFor={id}>机关名称</label>
        <Input
          id={id}
          value={name}
          onChange={({ target }) => setName(target.value)}
          placeholder="写几个字，例如 自然资源"
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-list`}>所在机关</label>
        <select id={`${id}-list`} className="select" value={chosen} onChange={({ target }) => onChoose(target.value)}>
          <option value="">请选择</option>
          {data?.organs.map((organ) => (
            <option key={organ.id} value={organ.id}>
              {organ.name}
              {organ.region ? `（${organ.region}）` : ''}
            </option>
          ))}
        </select>
        {data?.organs.length === 0 && <p className="hint">没有这样的机关，请换几个字。</p>}
      </div>
    </div>
  )
}
