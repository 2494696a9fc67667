import { useGet } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'

interface Masked {
  no: number
  shown: string
  ground: string
  note: string | null
  markedBy: string | null
  maskedBy: string | null
  version: number
}

/** What was masked by choice and why; nothing where there is none. */
export function MaskedPlaces({ path }: { path: string }) {
  const masked = useGet<{ places: Masked[] }>(`${path}/places`)
  const places = masked.data?.places ?? []
  if (!places.length) return null
  return (
    <Panel title="选定遮盖的记录" aside={`${places.length}处`}>
      <ol className="plain hits">
        {places.map((one) => (
          <li key={one.no} className="hit decided">
            <p>{one.shown}</p>
            <p className="quiet small">
              {[one.ground, one.note].filter(Boolean).join('；')}（第{one.version}版，
              {one.markedBy === one.maskedBy ? one.maskedBy : `${one.markedBy}标明，${one.maskedBy}遮盖`}）
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
