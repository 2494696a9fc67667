// 起草文件: what it is and when it was formed; the text comes from a file or is written next.
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { documentKindIds, documentKinds } from '../../law/disclosure/index.ts'
import { post, upload } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { type Field, FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { useAtWork } from '../session/me.tsx'
import { octets } from './parts.tsx'

export function NewDocumentPage() {
  useTitle('起草文件')
  const { organ, me } = useAtWork()
  const navigate = useNavigate()
  const [file, setFile] = useState<File | null>(null)
  const made = useRef<string | null>(null)
  const make = useChange(async (values: Sent) => {
    // A file that may not come in leaves no draft behind.
    if (file && !made.current) await upload('/office/document-body', file, { name: file.name, organ: organ.id }, octets)
    made.current ??= (await post<{ id: string }>('/office/documents', { ...values, organId: organ.id, body: [] })).id
    const path = `/office/documents/${organ.id}/${made.current}`
    if (file) await upload(`${path}/import`, file, { name: file.name }, octets)
    navigate(`/workbench/documents/${organ.id}/${made.current}/edit`)
  })
  const fields: Field[] = [
    {
      name: 'kind',
      label: '种类',
      kind: 'select',
      choices: documentKindIds.map((value) => ({ value, label: documentKinds[value].label })),
      hint: '规章和行政规范性文件签发时统一登记、编号',
    },
    { name: 'title', label: '标题', kind: 'text', most: 300, wide: true },
    {
      name: 'formedOn',
      label: '形成日期',
      kind: 'day',
      initial: me.today,
      max: me.today,
      hint: '信息形成或者变更之日，公开的期限从这一天算起（条例第二十六条）',
    },
    { name: 'department', label: '承办部门', kind: 'text', most: 100, optional: true },
  ]
  return (
    <>
      <h1>起草文件</h1>
      <Panel title="从哪里开始">
        <FieldsForm
          columns
          fields={fields}
          submit={file ? '读入文件并起草' : '起草'}
          busy={make.isPending}
          trouble={make.error}
          onSubmit={(values) => make.mutate(values)}
        >
          <div className="field wide">
            <label htmlFor="draft-file">正文文件（可不选）</label>
            <input
              id="draft-file"
              type="file"
              accept=".docx,.pdf,.html,.htm,.doc"
              onChange={({ target }) => setFile(target.files?.[0] ?? null)}
            />
            <p className="hint">
              Word、PDF、网页文件：正文、表格、图片读入，文件本身存为原件，不公开。也可以先起草，再把文字粘贴进来。规定位置有密级标志的文件拒收。
            </p>
          </div>
        </FieldsForm>
      </Panel>
    </>
  )
}
