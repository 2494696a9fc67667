// 现在可以做: every next act as a form of its own; what is not allowed gives its reason in the same place.
import { App, Button } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { documentStates, type NextDocumentAct } from '../../law/disclosure/index.ts'
import { post, upload } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { FieldsForm } from '../parts/fields-form.tsx'
import { Panel } from '../parts/panel.tsx'
import { fieldsOfAct, grave, inOrder } from './act-fields.ts'
import { documentPath, octets } from './parts.tsx'
import type { DocumentPageData } from './types.ts'

export function ActsColumn({ page }: { page: DocumentPageData }) {
  const [open, setOpen] = useState<string | null>(null)
  const next = inOrder(page.next, page)
  const can = next.filter(({ refusal }) => !refusal)
  const cannot = next.filter(({ refusal }) => refusal && refusal.code !== 'not-yours')
  const others = next.filter(({ refusal }) => refusal?.code === 'not-yours')
  return (
    <aside className="stack acts-column" aria-label="办理">
      <Panel title="现在可以做" aside={documentStates[page.document.state].label}>
        {can.length === 0 && <p className="quiet">现在没有由您办理的事项。</p>}
        {can.map((one, index) => (
          <ActRow
            key={one.act}
            page={page}
            next={one}
            first={index === 0}
            open={open === one.act}
            onToggle={() => setOpen(open === one.act ? null : one.act)}
          />
        ))}
      </Panel>
      {cannot.length > 0 && (
        <Panel title="现在不能做">
          {cannot.map((one) => (
            <NotAllowed key={one.act} next={one} />
          ))}
        </Panel>
      )}
      {others.length > 0 && (
        <Panel title="由他人办理">
          {others.map((one) => (
            <NotAllowed key={one.act} next={one} />
          ))}
        </Panel>
      )}
    </aside>
  )
}

const short = (basis: string) => basis.replaceAll('《中华人民共和国政府信息公开条例》', '条例')

interface ActRowProps {
  page: DocumentPageData
  next: NextDocumentAct
  first: boolean
  open: boolean
  onToggle: () => void
}

function ActRow({ page, next, first, open, onToggle }: ActRowProps) {
  const id = useId()
  const { organ_id: organId, id: documentId } = page.document
  if (next.act === 'edit')
    return (
      <div className="act-row" data-act="edit">
        <b>修改正文和要素</b>
        <Link className={first ? 'btn primary' : 'btn'} to={`${documentPath({ organId, id: documentId })}/edit`}>
          打开
        </Link>
        <p>起草中的文件；审查过的版本另存为新版本</p>
      </div>
    )
  return (
    <div className="act-row" data-act={next.act}>
      <b>{next.label}</b>
      <Button
        type={first && !open ? 'primary' : 'default'}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={`${open ? '收起' : '办理'}：${next.label}`}
        onClick={onToggle}
      >
        {open ? '收起' : '办理'}
      </Button>
      {open ? (
        <div id={id} className="act-form">
          {next.act === 'fileSignedForm' ? (
            <SignedForm page={page} onCancel={onToggle} />
          ) : (
            <ActForm page={page} next={next} onCancel={onToggle} />
          )}
        </div>
      ) : (
        <p>{short(next.basis)}</p>
      )}
    </div>
  )
}

function ActForm({ page, next, onCancel }: { page: DocumentPageData; next: NextDocumentAct; onCancel: () => void }) {
  const { document } = page
  const { message } = App.useApp()
  const { fields, facts, submit } = fieldsOfAct(next.act, page)
  const [scan, setScan] = useState<File | null>(null)
  const path = `/office/documents/${document.organ_id}/${document.id}`
  const act = useChange(
    (values: object) =>
      scan
        ? upload(`${path}/letters/${next.act}`, scan, { ...values, name: scan.name }, octets)
        : post(`${path}/acts/${next.act}`, { ...values, seen: document.act_count }),
    () => void message.success(`${next.label}：已记录`),
  )
  return (
    <FieldsForm
      focus
      fields={fields}
      submit={submit ?? next.label}
      busy={act.isPending}
      trouble={act.error}
      danger={grave.includes(next.act)}
      onSubmit={(values) => act.mutate(facts ? facts(values) : values)}
      onCancel={onCancel}
    >
      {(next.act === 'ask' || next.act === 'hear') && (
        <ScanField label={next.act === 'ask' ? '请示函扫描件' : '复函扫描件'} optional onChange={setScan} />
      )}
    </FieldsForm>
  )
}

interface ScanFieldProps {
  label: string
  optional?: boolean
  onChange: (file: File | null) => void
}

function ScanField({ label, optional, onChange }: ScanFieldProps) {
  const id = useId()
  return (
    <div className="field" data-field="scan">
      <label htmlFor={id}>
        {label}
        {optional && <span className="quiet">（可不填）</span>}
      </label>
      <input
        id={id}
        type="file"
        accept=".pdf,.jpg,.jpeg,.png"
        onChange={({ target }) => onChange(target.files?.[0] ?? null)}
      />
    </div>
  )
}

/** The scanned 审查呈批单 with the names under it, where the office has settled so. */
function SignedForm({ page, onCancel }: { page: DocumentPageData; onCancel: () => void }) {
  const { document } = page
  const { message } = App.useApp()
  const [file, setFile] = useState<File | null>(null)
  const path = `/office/documents/${document.organ_id}/${document.id}/signed-form`
  const send = useChange(
    (signers: string) => upload(path, file!, { name: file!.name, signers }, octets),
    () => void message.success('登记审查呈批单：已记录'),
  )
  return (
    <FieldsForm
      focus
      fields={[
        { name: 'signers', label: '签字的人', kind: 'text', hint: '依次用顿号隔开；最后一人是批准人，不得是起草人' },
      ]}
      submit="登记"
      busy={send.isPending}
      trouble={send.error}
      onSubmit={({ signers }) => (file ? send.mutate(String(signers)) : void message.info('请选择审查呈批单的扫描件'))}
      onCancel={onCancel}
    >
      <ScanField label="扫描件" onChange={setFile} />
    </FieldsForm>
  )
}

/** The keyboard reaches it, and it says why not. */
function NotAllowed({ next }: { next: NextDocumentAct }) {
  const id = useId()
  return (
    <div className="act-row not" data-act={next.act}>
      <b>{next.label}</b>
      <button
        type="button"
        className="btn"
        aria-disabled="true"
        aria-describedby={id}
        aria-label={`办理：${next.label}`}
      >
        办理
      </button>
      <p id={id}>
        {next.refusal?.message}
        {next.refusal?.basis && `（${short(next.refusal.basis)}）`}
      </p>
    </div>
  )
}
