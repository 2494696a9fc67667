// 起草与修改: the text at the left, the elements at the right, files and relations below; saved together.
import { App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link, useParams } from 'react-router'
import { patch, post, type Trouble, upload } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { Editor, type EditorHandle } from './editor.tsx'
import { changeOf, elementFields } from './elements.ts'
import { FilesPanel, fileAddress } from './files.tsx'
import { DocumentBadge, octets } from './parts.tsx'
import { type RelationDraft, RelationsEditor } from './relations-editor.tsx'
import type { DocumentPageData, DocumentSettings } from './types.ts'

export function EditDocumentPage() {
  const { organ, id } = useParams()
  const path = `/office/documents/${organ}/${id}`
  const page = useGet<DocumentPageData>(path, {}, { refetchOnWindowFocus: false })
  useTitle(page.data ? `修改：${page.data.version.title}` : '修改')
  return <Loaded query={page}>{(data) => <Whole key={data.document.id} page={data} path={path} />}</Loaded>
}

interface Imported {
  title: string | null
  blocks: number
  images: number
  troubles: string[]
}

function Whole({ page, path }: { page: DocumentPageData; path: string }) {
  const { document, version, files } = page
  const { message } = App.useApp()
  const editor = useRef<EditorHandle>(null)
  const [dirty, setDirty] = useState(false)
  const [relations, setRelations] = useState<RelationDraft[]>(() =>
    page.relations.map(({ relation, toOrganId, toId, title }) => ({
      relation,
      title: title ?? '',
      ...(toId ? { toId, ...(toOrganId && { toOrganId }) } : { toTitle: title ?? '' }),
    })),
  )
  const settings = useGet<DocumentSettings>(`/office/organs/${document.organ_id}/document-settings`)
  useLeaveWarning(dirty)
  const save = useChange(
    (values: Sent) => {
      const said = relations.map(({ title: _, ...one }) => one)
      return patch(path, { change: { ...changeOf(values), relations: said, body: editor.current!.body() } })
    },
    () => {
      setDirty(false)
      void message.success('已保存')
    },
  )
  const refusal = page.next.find(({ act }) => act === 'edit')?.refusal
  const back = `/workbench/documents/${document.organ_id}/${document.id}`
  if (document.state !== 'drafting' || refusal)
    return (
      <>
        <h1>{version.title}</h1>
        <p>{refusal?.message ?? '起草中的文件可以修改；审查中的请先退回，已公开的请先提出更正。'}</p>
        <p>
          <Link to={back}>回到文件</Link>
        </p>
      </>
    )
  return (
    <>
      <PageHead
        crumbs={[
          { to: '/workbench/documents', text: '文件' },
          { to: back, text: '回到文件' },
          { text: `第${version.no}版` },
        ]}
        title="修改文件"
      >
        <span>
          <DocumentBadge state={document.state} /> {dirty && <span className="state warn">没有保存</span>}
        </span>
      </PageHead>
      {document.published_version !== null && (
        <p className="note-wait">
          正在更正：公众现在看到的仍是第{document.published_version}版，这里的修改和相关文件在审查、发布以后才公开。
        </p>
      )}
      <div className="edit-cols">
        <div className="stack">
          <section className="panel" aria-label="正文">
            <Editor
              ref={editor}
              initial={version.body}
              addressOf={(no) => fileAddress(document.organ_id, document.id, no)}
              pictures={files.filter(({ media_type }) => media_type.startsWith('image/'))}
              onChange={() => setDirty(true)}
            />
          </section>
          <TextTools page={page} path={path} editor={editor} dirty={dirty} />
          <FilesPanel page={page} editable />
          <Panel title="相关文件" aside="修改、废止、代替、解读">
            <RelationsEditor
              organId={document.organ_id}
              documentId={document.id}
              value={relations}
              onChange={(next) => {
                setRelations(next)
                setDirty(true)
              }}
            />
          </Panel>
        </div>
        <Panel title="要素">
          <FieldsForm
            key={`${version.title} ${version.summary}`}
            fields={elementFields(page, settings.data)}
            submit="保存"
            busy={save.isPending}
            trouble={save.error}
            onChange={() => setDirty(true)}
            onSubmit={(values) => save.mutate(values)}
          />
        </Panel>
      </div>
    </>
  )
}

interface TextToolsProps {
  page: DocumentPageData
  path: string
  editor: React.RefObject<EditorHandle | null>
  dirty: boolean
}

/** What replaces or masks the text at the office's side; the editor then shows what is saved. */
function TextTools({ page, path, editor, dirty }: TextToolsProps) {
  const { message } = App.useApp()
  const [selected, setSelected] = useState('')
  const shown = useRef(page.version)
  const { version } = page
  useEffect(() => {
    if (shown.current.body !== version.body && !dirty) editor.current?.replace(version.body)
    shown.current = version
  }, [version, dirty, editor])
  const read = useChange(
    (file: File) => upload<Imported>(`${path}/import`, file, { name: file.name }, octets),
    ({ blocks, images }) => void message.success(`读入${blocks}段，图片${images}张`),
  )
  const mask = useChange(
    (words: string) => post(`${path}/mask`, { words: words.split('\n').filter((one) => one.trim().length > 1) }),
    () => {
      setSelected('')
      void message.success('已遮盖，公众看不到遮盖前的文字')
    },
  )
  return (
    <Panel title="读入与遮盖">
      <p className="uploads">
        <label className="btn">
          用文件替换正文
          <input
            className="sr"
            type="file"
            accept=".docx,.pdf,.html,.htm,.doc"
            onChange={({ target }) => {
              const [file] = target.files ?? []
              target.value = ''
              if (file) read.mutate(file)
            }}
          />
        </label>
        <Button
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            const words = editor.current?.selected() ?? ''
            if (words.length < 2) void message.info('请先在正文里选中要遮盖的文字，至少两个字')
            else if (dirty) void message.info('有没有保存的修改，请先保存再遮盖')
            else setSelected(words)
          }}
        >
          遮盖选中的文字
        </Button>
        {(read.isPending || mask.isPending) && <span role="status">正在处理</span>}
      </p>
      {selected && (
        <p className="note-wait">
          标题、概述和正文中的“{selected}”都换成■■■■，不能恢复。{' '}
          <Button size="small" type="primary" onClick={() => mask.mutate(selected)}>
            遮盖
          </Button>{' '}
          <Button size="small" onClick={() => setSelected('')}>
            取消
          </Button>
        </p>
      )}
      {read.data?.title && <p>文件自己的标题是“{read.data.title}”。</p>}
      {read.data?.troubles.map((one) => (
        <p key={one} className="note-wait">
          {one}
        </p>
      ))}
      <TroubleNote trouble={(read.error ?? mask.error) as Trouble | null} />
    </Panel>
  )
}

/** The browser asks before what is not saved is left. */
function useLeaveWarning(dirty: boolean) {
  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [dirty])
}
