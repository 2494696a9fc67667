// Files of the version: attachments that go out with it, originals that do not; uploaded, taken away, masked where they are PDF.
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { picturesIn } from '../../kit/text/body.ts'
import { address, post, remove, upload } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { TroubleNote } from '../parts/trouble.tsx'
import { CleanFile, canBeCleaned } from './clean-file.tsx'
import { hasPages } from './file-page.tsx'
import { documentPath, octets, sizeOf } from './parts.tsx'
import type { DocumentPageData, FileRow } from './types.ts'

export const filesPath = (organId: string, id: string) => `/office/documents/${organId}/${id}/files`
export const fileAddress = (organId: string, id: string, no: number) => address(`${filesPath(organId, id)}/${no}`)

export function FilesPanel({ page, editable }: { page: DocumentPageData; editable: boolean }) {
  const { document, files, version } = page
  const { message } = App.useApp()
  const path = filesPath(document.organ_id, document.id)
  const add = useChange(
    async ({ chosen, role }: { chosen: readonly File[]; role: string }) => {
      for (const one of chosen) await upload(path, one, { name: one.name, role }, octets)
      return chosen.length
    },
    (n) => void message.success(`已上传${n}个文件`),
  )
  const drop = useChange(
    (no: number) => remove(`${path}/${no}`),
    () => void message.success('已删去'),
  )
  const shown = picturesIn(version.body)
  return (
    <Panel title="附件" aside={files.length ? `${files.length}个` : undefined} flush={files.length > 0}>
      {files.length === 0 && !editable && <p className="quiet">没有附件。</p>}
      {files.length > 0 && (
        <ul className="plain file-list">
          {files.map((one) => (
            <li key={one.no}>
              <a href={fileAddress(document.organ_id, document.id, one.no)}>{one.name}</a>{' '}
              <span className="quiet small">
                {sizeOf(one.size)}
                {one.role === 'original' && '，原件，不公开'}
                {shown.has(one.no) && '，正文中的图片'}
              </span>
              {editable && (
                <span className="file-acts">
                  {hasPages(one) && (
                    <Link
                      className="btn"
                      to={`${documentPath({ organId: document.organ_id, id: document.id })}/files/${one.no}`}
                    >
                      在页面上遮盖
                    </Link>
                  )}
                  {one.media_type === 'application/pdf' && <MaskFile path={path} file={one} />}
                  {canBeCleaned(one) && <CleanFile path={path} file={one} />}
                  <Button
                    size="small"
                    disabled={shown.has(one.no)}
                    aria-label={`删去：${one.name}`}
                    onClick={() => drop.mutate(one.no)}
                  >
                    删去
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {editable && (
        <p className="uploads">
          {(['attachment', 'original'] as const).map((role) => (
            <label key={role} className="btn">
              {role === 'attachment' ? '上传附件' : '上传原件（不公开）'}
              <input
                className="sr"
                type="file"
                multiple
                onChange={({ target }) => {
                  const chosen = [...(target.files ?? [])]
                  target.value = ''
                  if (chosen.length) add.mutate({ chosen, role })
                }}
              />
            </label>
          ))}
          {add.isPending && <span role="status">正在上传和筛查</span>}
        </p>
      )}
      <TroubleNote trouble={add.error ?? drop.error} />
    </Panel>
  )
}

interface Masked {
  places: number
  proof: { pages: number[]; pictured: number[]; before: number; after: number; letters: number }
}

/** Words taken out of the file for good, with the proof that they cannot be read out of it again. */
export function MaskFile({ path, file }: { path: string; file: FileRow }) {
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const mask = useChange((wanted: readonly string[]) => post<Masked>(`${path}/${file.no}/mask`, { words: wanted }))
  const wanted = words
    .split(/\n/)
    .map((one) => one.trim())
    .filter((one) => one.length > 1)
  return (
    <>
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        遮盖文字
      </Button>
      {open && (
        <div className="mask-file">
          <label htmlFor={`mask-${file.no}`}>要遮盖的文字，一行一处</label>
          <textarea
            id={`mask-${file.no}`}
            rows={3}
            value={words}
            placeholder={'张某某\n110105194912310000'}
            onChange={({ target }) => setWords(target.value)}
          />
          <p>
            <Button
              size="small"
              type="primary"
              disabled={!wanted.length}
              loading={mask.isPending}
              onClick={() => mask.mutate(wanted)}
            >
              遮盖，替换这个附件
            </Button>
          </p>
          <TroubleNote trouble={mask.error} />
          {mask.data && (
            <p className="note-done" role="status">
              第{mask.data.proof.pages.join('、')}页遮盖{mask.data.places}处。证明：遮盖前能取出{mask.data.proof.before}
              处，遮盖后重新读出
              {mask.data.proof.letters}字，其中{mask.data.proof.after}处。
              {mask.data.proof.pictured.length > 0 &&
                `第${mask.data.proof.pictured.join('、')}页已转成图片，请打开看一遍。`}
            </p>
          )}
        </div>
      )}
    </>
  )
}
