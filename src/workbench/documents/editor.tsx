// The editor of a document's text: levels of headings, lists, tables, pictures of the version; what comes from Word or WPS is
// cleaned as it is pasted.
import type { Editor as Editing } from '@tiptap/core'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { Button, Input, Popover } from 'antd'
import { useImperativeHandle, useRef, useState } from 'react'
import type { Body } from '../../kit/text/body.ts'
import { bodyOfHtml } from '../../kit/text/html-body.ts'
import { officialLevel } from '../../kit/text/official-level.ts'
import { bodyOf, editorOf, pastedOf } from './editor-body.ts'
import { extensions } from './editor-schema.ts'

export interface EditorHandle {
  body: () => Body
  /** The words selected. */
  selected: () => string
  replace: (body: Body) => void
}

interface EditorProps {
  initial: Body
  addressOf: (file: number) => string
  pictures: readonly { no: number; name: string }[]
  onChange: () => void
  ref: React.Ref<EditorHandle>
}

export function Editor({ initial, addressOf, pictures, onChange, ref }: EditorProps) {
  const [start] = useState(() => editorOf(initial))
  const current = useRef<Editing | null>(null)
  const editor: Editing = useEditor({
    extensions: extensions(addressOf),
    content: start,
    immediatelyRender: true,
    onUpdate: onChange,
    editorProps: {
      attributes: {
        class: 'prose-editor',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': '正文',
        lang: 'zh',
      },
      handlePaste: (_view, event) => pasted(current.current, event),
    },
  })
  current.current = editor
  useImperativeHandle(ref, () => ({
    body: () => bodyOf(editor.getJSON()),
    selected: () => {
      const { from, to } = editor.state.selection
      return editor.state.doc.textBetween(from, to, '\n').trim()
    },
    replace: (body) => editor.commands.setContent(editorOf(body)),
  }))
  return (
    <div className="editor">
      <Tools editor={editor} pictures={pictures} />
      <EditorContent editor={editor} />
    </div>
  )
}

/** Our own copies are left to the editor; everything else is read as a document is. */
function pasted(editor: Editing | null, event: ClipboardEvent): boolean {
  const html = event.clipboardData?.getData('text/html')
  if (!editor || !html || html.includes('data-pm-slice')) return false
  const content = pastedOf(bodyOfHtml(html).body)
  if (!content.length) return false
  editor.chain().focus().insertContent(content).run()
  return true
}

interface ToolsProps {
  editor: Editing
  pictures: EditorProps['pictures']
}

const levels = ['一、', '（一）', '1.', '（1）'] as const

function Tools({ editor, pictures }: ToolsProps) {
  const active = useEditorState({
    editor,
    selector: ({ editor: one }) => ({
      level: [1, 2, 3, 4].find((level) => one.isActive('heading', { level })) ?? null,
      bold: one.isActive('bold'),
      italic: one.isActive('italic'),
      underline: one.isActive('underline'),
      link: one.isActive('link'),
      list: one.isActive('bulletList'),
      numbers: one.isActive('orderedList'),
      center: one.isActive({ textAlign: 'center' }),
      right: one.isActive({ textAlign: 'right' }),
      table: one.isActive('table'),
      undo: one.can().undo(),
      redo: one.can().redo(),
    }),
  })
  const chain = () => editor.chain().focus()
  const tool = (label: string, run: () => void, on?: boolean, name?: string, disabled = false) => (
    <button
      type="button"
      key={label}
      className={on ? 'tool on' : 'tool'}
      aria-pressed={on}
      aria-label={name ?? label}
      title={name ?? label}
      disabled={disabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      {label}
    </button>
  )
  return (
    <div className="tools" role="toolbar" aria-label="编排">
      <span className="set">
        {tool('正文', () => chain().setParagraph().run(), active.level === null && !active.list && !active.numbers)}
        {levels.map((label, index) =>
          tool(
            label,
            () =>
              chain()
                .setHeading({ level: (index + 1) as 1 | 2 | 3 | 4 })
                .run(),
            active.level === index + 1,
            `${label}级标题`,
          ),
        )}
        {tool('按层次序数编排', () => levelAll(editor), undefined, '按层次序数编排各级标题：一、（一）1.（1）')}
      </span>
      <span className="set">
        {tool('粗', () => chain().toggleBold().run(), active.bold, '加粗')}
        {tool('斜', () => chain().toggleItalic().run(), active.italic, '倾斜')}
        {tool('下划', () => chain().toggleUnderline().run(), active.underline, '下划线')}
        <LinkTool editor={editor} on={active.link} />
      </span>
      <span className="set">
        {tool(
          '居中',
          () =>
            chain()
              .setTextAlign(active.center ? 'left' : 'center')
              .run(),
          active.center,
        )}
        {tool(
          '居右',
          () =>
            chain()
              .setTextAlign(active.right ? 'left' : 'right')
              .run(),
          active.right,
          '居右（落款）',
        )}
        {tool('列表', () => chain().toggleBulletList().run(), active.list)}
        {tool('编号', () => chain().toggleOrderedList().run(), active.numbers)}
      </span>
      <span className="set">
        {active.table ? (
          <>
            {tool('加行', () => chain().addRowAfter().run())}
            {tool('加列', () => chain().addColumnAfter().run())}
            {tool('删行', () => chain().deleteRow().run())}
            {tool('删列', () => chain().deleteColumn().run())}
            {tool('合并', () => chain().mergeOrSplit().run(), undefined, '合并或者拆分单元格')}
            {tool('表头', () => chain().toggleHeaderRow().run(), undefined, '首行为表头')}
            {tool('删表', () => chain().deleteTable().run())}
          </>
        ) : (
          tool(
            '表格',
            () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
            undefined,
            '插入表格',
          )
        )}
        <PictureTool editor={editor} pictures={pictures} />
      </span>
      <span className="set">
        {tool('撤销', () => chain().undo().run(), undefined, undefined, !active.undo)}
        {tool('重做', () => chain().redo().run(), undefined, undefined, !active.redo)}
      </span>
    </div>
  )
}

/** Lines that bear the mark of a level become headings of it. */
function levelAll(editor: Editing) {
  const found: { at: number; level: number }[] = []
  editor.state.doc.forEach((node, at) => {
    const level =
      node.type.name === 'paragraph' || node.type.name === 'heading' ? officialLevel(node.textContent) : null
    if (level) found.push({ at, level })
  })
  const { tr, schema } = editor.state
  for (const { at, level } of found) tr.setNodeMarkup(at, schema.nodes['heading'], { level })
  editor.view.dispatch(tr)
}

function LinkTool({ editor, on }: { editor: Editing; on: boolean }) {
  const [open, setOpen] = useState(false)
  const [href, setHref] = useState('')
  const known = /^(https?:\/\/|mailto:|\/(?!\/))/.test(href)
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        if (next) setHref(String(editor.getAttributes('link')['href'] ?? ''))
      }}
      content={
        <div className="pop">
          <label htmlFor="link-address">
            网址
            <Input
              id="link-address"
              value={href}
              placeholder="https://"
              onChange={({ target }) => setHref(target.value)}
            />
          </label>
          <Button
            type="primary"
            disabled={!known}
            onClick={() => {
              editor.chain().focus().extendMarkRange('link').setLink({ href }).run()
              setOpen(false)
            }}
          >
            加上链接
          </Button>
          {on && (
            <Button onClick={() => editor.chain().focus().extendMarkRange('link').unsetLink().run()}>去掉链接</Button>
          )}
        </div>
      }
    >
      <button type="button" className={on ? 'tool on' : 'tool'} aria-pressed={on}>
        链接
      </button>
    </Popover>
  )
}

function PictureTool({ editor, pictures }: ToolsProps) {
  const [open, setOpen] = useState(false)
  const [alt, setAlt] = useState('')
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="pop">
          {pictures.length ? (
            <>
              <label htmlFor="picture-alt">
                图片说明（读屏软件读出）
                <Input id="picture-alt" value={alt} onChange={({ target }) => setAlt(target.value)} />
              </label>
              {pictures.map(({ no, name }) => (
                <Button
                  key={no}
                  onClick={() => {
                    const attrs = { file: no, alt: alt.trim() || name.replace(/\.[a-z]+$/i, '') }
                    editor.chain().focus().insertContent({ type: 'image', attrs }).run()
                    setOpen(false)
                  }}
                >
                  插入“{name}”
                </Button>
              ))}
            </>
          ) : (
            <p>先在附件里上传 JPG 或者 PNG 图片，再插入到正文。</p>
          )}
        </div>
      }
    >
      <button type="button" className="tool">
        图片
      </button>
    </Popover>
  )
}
