// Files chosen for a form: sent at once, kept as drafts, named in the form by their tickets.
import { Button } from 'antd'
import { useId, useRef } from 'react'
import { upload } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { TroubleNote } from './trouble.tsx'

export interface Given {
  ticket: string
  name: string
  size: number
}

interface FilesProps {
  files: readonly Given[]
  onChange: (files: Given[]) => void
  label?: string
  hint?: string
}

const most = 5
const kinds = '.pdf,.jpg,.jpeg,.png,.docx,.doc,.wps,.xlsx,.xls,.ofd,.txt'

export function Files({
  files,
  onChange,
  label = '附件',
  hint = 'PDF、Word、Excel、OFD、文本、JPG、PNG，每份不超过20 MB，最多5份',
}: FilesProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const send = useChange(async (chosen: File[]) => {
    let all = [...files]
    for (const file of chosen) {
      const given = await upload<Given>('/attachments', file, { name: file.name }, 'application/octet-stream')
      all = [...all.filter(({ name }) => name !== given.name), given]
      onChange(all)
    }
  })
  return (
    <div className="field wide" data-field="files">
      <span className="legend">
        {label}
        <span className="quiet">（可不填）</span>
      </span>
      {files.length > 0 && (
        <ul className="files-given" aria-label={`${label}：已选`}>
          {files.map((file) => (
            <li key={file.ticket}>
              <span>{file.name}</span>
              <span className="quiet small">{sizeOf(file.size)}</span>
              <Button
                size="small"
                aria-label={`去掉${file.name}`}
                onClick={() => onChange(files.filter((one) => one !== file))}
              >
                去掉
              </Button>
            </li>
          ))}
        </ul>
      )}
      <span className="pick-file">
        <input
          ref={input}
          id={id}
          aria-label={`${label}：选择文件`}
          type="file"
          multiple
          accept={kinds}
          aria-describedby={`${id}-hint`}
          disabled={send.isPending || files.length >= most}
          onChange={({ target }) => {
            const chosen = [...(target.files ?? [])].slice(0, most - files.length)
            if (chosen.length) send.mutate(chosen)
            if (input.current) input.current.value = ''
          }}
        />
        <label htmlFor={id} className="btn">
          选择文件
        </label>
      </span>
      <p id={`${id}-hint`} className="hint" role={send.isPending ? 'status' : undefined}>
        {send.isPending ? '正在上传' : hint}
      </p>
      <TroubleNote trouble={send.error} />
    </div>
  )
}

export const ticketsOf = (files: readonly Given[]) => (files.length ? { files: files.map(({ ticket }) => ticket) } : {})

const sizeOf = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
