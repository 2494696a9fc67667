// One delivery: the list to print and sign, who received it, the signed receipt.
import { App } from 'antd'
import { Link, useParams } from 'react-router'
import { address, post, upload } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { documentPath } from '../register/parts.tsx'
import { useAtWork } from '../session/me.tsx'
import { type DeliveredDocument, type DeliveryRow, deliveryForms } from './types.ts'

type Delivery = DeliveryRow & { items: DeliveredDocument[] }

export function DeliveryPage() {
  const { id } = useParams()
  const { organ } = useAtWork()
  const data = useGet<Delivery>(`/office/deliveries/${organ.id}/${id}`)
  useTitle('移送清单')
  return <Loaded query={data}>{(one) => <OneDelivery one={one} />}</Loaded>
}

function OneDelivery({ one }: { one: Delivery }) {
  const { may } = useAtWork()
  const at = `/office/deliveries/${one.organId}/${one.id}`
  return (
    <>
      <PageHead
        crumbs={[{ to: '/workbench/site/deliveries', text: '移送' }]}
        title={`移送${one.recipient}，${one.deliveredOn}`}
        under={
          <p>
            {one.receivedOn ? (
              <span className="state done">
                {one.receivedOn}由{one.receivedBy}签收
              </span>
            ) : (
              <span className="state pause">待签收</span>
            )}
          </p>
        }
      >
        <div className="acts">
          <a className="btn" href={address(`${at}/list.docx`)}>
            清单和回执 WORD
          </a>
          <a className="btn primary" href={address(`${at}/list.pdf`)}>
            打印清单和回执
          </a>
        </div>
      </PageHead>
      <div className="two-columns">
        <Panel
          title="移送的文件"
          aside={`${count(one.documents)}件，${count(one.copies)}份，${deliveryForms[one.form]}`}
          flush
        >
          <section className="scroll-x" aria-label="文件">
            <Table heads={[{ n: '序号' }, '名称', '文号', '公开', { n: '份数' }]}>
              {one.items.map((item) => (
                <tr key={item.id}>
                  <td className="n">{item.no}</td>
                  <td className="content">
                    <Link to={documentPath({ organId: one.organId, id: item.id })}>{item.title}</Link>
                    {item.withdrawnOn && <span className="state stop">已撤下</span>}
                  </td>
                  <td className="docno">{item.documentNo}</td>
                  <td className="nb">{item.publishedOn}</td>
                  <td className="n">{item.copies}</td>
                </tr>
              ))}
            </Table>
          </section>
        </Panel>
        <aside className="stack">
          {may('publishDocuments') && <Acknowledge one={one} at={at} />}
          <Receipt one={one} at={at} uploads={may('publishDocuments')} />
          {one.note && (
            <Panel title="备注">
              <p>{one.note}</p>
            </Panel>
          )}
        </aside>
      </div>
    </>
  )
}

function Acknowledge({ one, at }: { one: Delivery; at: string }) {
  const { me } = useAtWork()
  const { message } = App.useApp()
  const save = useChange(
    (values: Sent) => post(`${at}/acknowledgement`, values),
    () => void message.success('签收已登记'),
  )
  if (one.receivedOn) return null
  return (
    <Panel title="登记签收">
      <FieldsForm
        fields={[
          { name: 'receivedBy', label: '接收人', kind: 'text', most: 50 },
          {
            name: 'receivedOn',
            label: '签收日期',
            kind: 'day',
            initial: me.today,
            min: one.deliveredOn,
            max: me.today,
          },
        ]}
        submit="登记"
        busy={save.isPending}
        trouble={save.error}
        onSubmit={(values) => save.mutate(values)}
      />
    </Panel>
  )
}

function Receipt({ one, at, uploads }: { one: Delivery; at: string; uploads: boolean }) {
  const { message } = App.useApp()
  const send = useChange(
    (file: File) => upload(`${at}/receipt`, file, { name: file.name }, 'application/octet-stream'),
    () => void message.success('回执已上传'),
  )
  return (
    <Panel title="签字的回执">
      {one.receiptName ? (
        <p>
          <a href={address(`${at}/receipt`)}>{one.receiptName}</a>
        </p>
      ) : (
        <p className="quiet">还没有上传。</p>
      )}
      {uploads && (
        <p>
          <label htmlFor="receipt">{one.receiptName ? '换一份' : '上传扫描件'}</label>{' '}
          <input
            id="receipt"
            type="file"
            accept=".pdf,.jpg,.jpeg,.png"
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file) send.mutate(file)
            }}
          />
        </p>
      )}
      <TroubleNote trouble={send.error} />
    </Panel>
  )
}
