// The records of takeovers: to choose one, and to file the scan of what was signed.
import { App, Button } from 'antd'
import { address, upload } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { Table } from '../parts/table.tsx'
import { TroubleNote } from '../parts/trouble.tsx'
import { count, inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { octets } from './parts.tsx'
import type { Day } from './types.ts'

export interface Takeover {
  id: string
  source: string
  digest: string
  responsibleName: string
  hasForm: boolean
  note: string | null
  signedOn: Day
  documents: number
}

interface RecordsProps {
  takeovers: readonly Takeover[]
  chosen: string | null
  onChoose: (id: string | null) => void
  today: Day
}

export function TakeoverRecords({ takeovers, chosen, onChoose, today }: RecordsProps) {
  if (!takeovers.length) return <p className="quiet">还没有接管记录，请登记第一份。</p>
  return (
    <Table heads={['来源', '对原审查负责', '签字', '扫描件', { n: '已接管' }, { sr: '选用' }]} scroll>
      {takeovers.map(({ id, source, responsibleName, signedOn, hasForm, documents }) => (
        <tr key={id}>
          <td className="content">{source}</td>
          <td className="nb">{responsibleName}</td>
          <td className="nb">{inShort(signedOn, today)}</td>
          <td>
            <Scan id={id} source={source} hasForm={hasForm} />
          </td>
          <td className="n">{count(documents)}</td>
          <td className="nb">
            <Button size="small" onClick={() => onChoose(chosen === id ? null : id)}>
              {chosen === id ? '另选' : '选用'}
            </Button>
            {chosen === id && <span className="sr">已选用</span>}
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** Of the signed record: to look at once it is there, to upload where it came after the record, once. */
function Scan({ id, source, hasForm }: Pick<Takeover, 'id' | 'source' | 'hasForm'>) {
  const { organ } = useAtWork()
  const { message } = App.useApp()
  const path = `/office/takeovers/${organ.id}/${id}/form`
  const send = useChange(
    (file: File) => upload(path, file, { name: file.name }, octets),
    () => void message.success('扫描件已上传'),
  )
  if (hasForm)
    return (
      <a href={address(path)}>
        下载<span className="sr">{source}的签字扫描件</span>
      </a>
    )
  return (
    <>
      <label className="sr" htmlFor={`scan-${id}`}>
        上传{source}的签字扫描件
      </label>
      <input
        id={`scan-${id}`}
        type="file"
        accept=".pdf,.jpg,.jpeg,.png"
        disabled={send.isPending}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) send.mutate(file)
        }}
      />
      <TroubleNote trouble={send.error} />
    </>
  )
}
