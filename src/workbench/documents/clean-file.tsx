// 清除隐藏信息: properties, comments, EXIF taken out of an attachment; what it was and what is left is told in its place.
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { post } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { TroubleNote } from '../parts/trouble.tsx'
import type { FileRow } from './types.ts'

interface Told {
  label: string
  place: string
  seen: string
}

const kinds = /^(?:image\/(?:jpeg|png)|application\/pdf)$|openxmlformats/

export const canBeCleaned = ({ media_type: type, role }: FileRow) => role === 'attachment' && kinds.test(type)

/** `path`: of the files of the document. */
export function CleanFile({ path, file }: { path: string; file: FileRow }) {
  const [open, setOpen] = useState(false)
  const [acceptChanges, setAcceptChanges] = useState(false)
  const clean = useChange(() => post<{ gone: Told[]; left: Told[] }>(`${path}/${file.no}/clean`, { acceptChanges }))
  const isWord = file.media_type.includes('wordprocessing')
  return (
    <>
      <Button
        size="small"
        aria-expanded={open}
        aria-label={`清除隐藏信息：${file.name}`}
        onClick={() => setOpen(!open)}
      >
        清除隐藏信息
      </Button>
      {open && (
        <div className="mask-file">
          <p className="quiet small">
            清除文件属性、批注、编辑者和拍摄信息，再筛查一遍；文字不变。原来的文件存为原件，不公开。
          </p>
          {isWord && (
            <p>
              <Checkbox checked={acceptChanges} onChange={({ target }) => setAcceptChanges(target.checked)}>
                接受全部修订
              </Checkbox>
            </p>
          )}
          <p>
            <Button size="small" type="primary" loading={clean.isPending} onClick={() => clean.mutate()}>
              清除，替换这个附件
            </Button>
          </p>
          <TroubleNote trouble={clean.error} />
          {clean.data && (
            <div className={clean.data.left.length ? 'note-wait' : 'note-done'} role="status">
              <p>
                已清除{clean.data.gone.length}处：{inWords(clean.data.gone)}。再筛查一遍，都已经找不到。
              </p>
              {clean.data.left.length > 0 && (
                <p>
                  还有{clean.data.left.length}处请在原文件中处理：{inWords(clean.data.left)}。
                </p>
              )}
            </div>
          )}
        </div>
      )}
    </>
  )
}

const inWords = (told: readonly Told[]) =>
  `${told
    .slice(0, 5)
    .map(({ label, seen }) => `${label}“${seen}”`)
    .join('、')}${told.length > 5 ? '等' : ''}`
