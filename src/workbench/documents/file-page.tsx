// 在页面上遮盖: a page of an attachment as it is seen; places are drawn on it, or words of its text chosen.
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { address } from '../api/client.ts'
import { useGet } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { DrawnPage } from './drawn-page.tsx'
import { type Area, MaskForm, type PlaceWish } from './mask-form.tsx'
import { documentPath } from './parts.tsx'
import type { DocumentPageData, FileRow } from './types.ts'

const kinds = ['application/pdf', 'image/jpeg', 'image/png']
/** Whether its pages can be shown, and places on them masked. */
export const hasPages = ({ media_type: type, role }: FileRow) => role === 'attachment' && kinds.includes(type)

interface PageData {
  pages: number
  width: number
  height: number
  text: string
}

export function FilePage() {
  const { organ, id, no } = useParams()
  const path = `/office/documents/${organ}/${id}`
  const page = useGet<DocumentPageData>(path)
  const file = page.data?.files.find((one) => one.no === Number(no))
  useTitle(file ? `遮盖：${file.name}` : '遮盖附件')
  return (
    <Loaded query={page}>
      {(data) =>
        file && hasPages(file) ? (
          <Whole page={data} file={file} path={path} />
        ) : (
          <p className="note-wait">这个附件不能在页面上遮盖；可以遮盖的有 PDF、JPEG、PNG。</p>
        )
      }
    </Loaded>
  )
}

function Whole({ page, file, path }: { page: DocumentPageData; file: FileRow; path: string }) {
  const [asked, ask] = useSearchParams()
  const no = Math.max(1, Number(asked.get('page')) || 1)
  const { document } = page
  const back = documentPath({ organId: document.organ_id, id: document.id })
  const shown = useGet<PageData>(`${path}/files/${file.no}/pages/${no}`)
  const canMask = document.state === 'drafting' && !page.next.find(({ act }) => act === 'edit')?.refusal
  const go = (to: number) => ask({ page: String(to) })
  return (
    <>
      <header className="page-head">
        <div>
          <p className="crumbs">
            <Link to={back}>{page.version.title}</Link>
            <Link to={`${back}/screening`}>筛查与审查</Link>
          </p>
          <h1>{file.name}</h1>
        </div>
      </header>
      <Loaded query={shown}>
        {(data) => (
          <>
            <nav className="hit-acts page-turn" aria-label="页">
              <Button disabled={no <= 1} onClick={() => go(no - 1)}>
                上一页
              </Button>
              <span>
                第{no}页，共{data.pages}页
              </span>
              <Button disabled={no >= data.pages} onClick={() => go(no + 1)}>
                下一页
              </Button>
            </nav>
            <OnePage
              key={no}
              data={data}
              picture={address(`${path}/files/${file.no}/pages/${no}/picture`, { of: file.sha256.slice(0, 12) })}
              isPdf={file.media_type === 'application/pdf'}
              how={canMask ? 'mask' : 'mark'}
              {...{ no, file, path }}
            />
          </>
        )}
      </Loaded>
    </>
  )
}

interface OnePageProps {
  data: PageData
  picture: string
  no: number
  file: FileRow
  path: string
  how: 'mask' | 'mark'
  isPdf: boolean
}

function OnePage({ data, picture, no, file, path, how, isPdf }: OnePageProps) {
  const [areas, setAreas] = useState<readonly Area[]>([])
  const [words, setWords] = useState('')
  const places: PlaceWish[] = [
    ...areas.map((area) => ({ kind: 'area' as const, file: file.no, area })),
    ...(words ? [{ kind: 'words' as const, file: file.no, words }] : []),
  ]
  const clear = () => {
    setAreas([])
    setWords('')
  }
  return (
    <div className="screen-cols">
      <Panel title="页面" aside="按住拖动，框出要遮盖的地方">
        <DrawnPage picture={picture} shape={data} page={no} areas={areas} onChange={setAreas} />
      </Panel>
      <div className="stack">
        <Panel title="选定的地方" aside={places.length ? `${places.length}处` : '还没有'}>
          <p className="quiet small">
            {isPdf
              ? '框出的地方：这一页转成图片再涂黑，原来的文字和图都不留，这一页不能再选字、朗读。选定的文字：只删去这些字，页面其余不变；文字下面是扫描图的，整页转成图片。'
              : '框出的地方直接涂黑像素，拍摄信息一并清除。'}
          </p>
          <p className="hit-acts">
            <Button size="small" onClick={() => setAreas([...areas, { page: no, ...inTheMiddle }])}>
              加一个框
            </Button>
          </p>
          {areas.length > 0 && (
            <ol className="plain hits">
              {areas.map((area, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: frames have no other name
                <li key={index} className="hit">
                  <p>
                    第{index + 1}框{' '}
                    <Button
                      size="small"
                      aria-label={`去掉第${index + 1}框`}
                      onClick={() => setAreas(areas.filter((one) => one !== area))}
                    >
                      去掉
                    </Button>
                  </p>
                </li>
              ))}
            </ol>
          )}
          {words && (
            <p className="seen">
              文字“{words}”{' '}
              <Button size="small" onClick={() => setWords('')}>
                去掉
              </Button>
            </p>
          )}
          <MaskForm path={path} how={how} places={places} onDone={clear} onCancel={clear} />
        </Panel>
        {isPdf && <PageText key={data.text} text={data.text} onChoose={setWords} />}
      </div>
    </div>
  )
}

const inTheMiddle = { x: 0.35, y: 0.45, width: 0.3, height: 0.06 }

/** The text of the page; what is selected in it is chosen. */
function PageText({ text, onChoose }: { text: string; onChoose: (words: string) => void }) {
  const [picked, setPicked] = useState('')
  const look = () => setPicked(getSelection()?.toString().replace(/\s+/g, '').slice(0, 200) ?? '')
  if (!text.trim())
    return (
      <Panel title="这一页的文字">
        <p className="quiet">这一页没有文字层，多为扫描件，请在页面上框出。</p>
      </Panel>
    )
  return (
    <Panel title="这一页的文字" aside="选中后遮盖">
      <pre className="page-text" onMouseUp={look} onKeyUp={look} onTouchEnd={look} lang="zh">
        {text}
      </pre>
      <p className="hit-acts">
        <Button size="small" disabled={picked.length < 2} onClick={() => onChoose(picked)}>
          {picked.length < 2
            ? '先选中文字，至少两个字'
            : `选定“${picked.length > 12 ? `${picked.slice(0, 12)}…` : picked}”`}
        </Button>
      </p>
    </Panel>
  )
}
