// 现在可以做: what may be done with a document now, each act with its form.
import { App } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { documentStates, type NextDocumentAct } from '../../law/disclosure/index.ts'
import { post, upload } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { FieldsForm } from '../parts/fields-form.tsx'
import { NextActs, shortBasis } from '../parts/next-acts.tsx'
import { fieldsOfAct } from './act-fields.ts'
import { grave, inOrder } from './act-order.ts'
import { documentPath, octets } from './parts.tsx'
import type { DocumentPageData } from './types.ts'

export const ActsColumn = ({ page }: { page: DocumentPageData }) => (
  <aside className="stack acts-column" aria-label="办理">
    <NextActs
      next={inOrder(page.next, page)}
      state={documentStates[page.document.state].label}
      hint={({ basis }) => shortBasis(basis)}
      instead={({ act }, first) => act === 'edit' && <EditRow page={page} first={first} />}
      form={(next, close) =>
        next.act === 'fileSignedForm' ? (
          <SignedForm page={page} onCancel={close} />
        ) : (
          <ActForm page={page} next={next} onCancel={close} />
        )
      }
    />
  </aside>
)

const EditRow = ({ page: { document }, first }: { page: DocumentPageData; first: boolean }) => (
  <div className="act-row" data-act="edit">
    <b>修改正文和要素</b>
    <Link
      className={first ? 'btn primary' : 'btn'}
      to={`${documentPath({ organId: document.organ_id, id: document.id })}/edit`}
    >
      打开
    </Link>
    <p>起草中的文件；审查过的版本另存为新版本</p>
  </div>
)

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
