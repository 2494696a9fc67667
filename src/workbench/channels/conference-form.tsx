// 登记、修改一场发布会或者访谈. What is typed here becomes the text of a document, which then goes its way through review.
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { post, put } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'
import { About, type Facts, Questions, Speakers, Transcript } from './conference-parts.tsx'
import { base } from './parts.tsx'

export function NewConferencePage() {
  useTitle('登记发布会、访谈')
  const { me } = useAtWork()
  const blank: Facts = {
    ...{ kind: 'pressConference', topic: '', summary: null, department: null, heldOn: me.today, place: null },
    ...{ speakers: [{ name: '', post: '' }], questions: [], transcript: '', interprets: null },
  }
  return (
    <>
      <Head title="登记发布会、访谈" />
      <Form facts={blank} />
    </>
  )
}

export function EditConferencePage() {
  useTitle('修改记录')
  const { organ = '', id = '' } = useParams()
  const found = useGet<Facts & { state: string }>(`/office/conferences/${organ}/${id}`)
  return (
    <>
      <Head title="修改记录" />
      <Loaded query={found}>
        {(facts) =>
          facts.state === 'drafting' ? (
            <Form facts={facts} id={id} />
          ) : (
            <Panel title={facts.topic}>
              <p>
                这份记录不在起草中，不能修改。已经公开的，请在
                <Link to={`/workbench/documents/${organ}/${id}`}>文件</Link>里办理更正，然后再来修改。
              </p>
            </Panel>
          )
        }
      </Loaded>
    </>
  )
}

const Head = ({ title }: { title: string }) => (
  <PageHead crumbs={[{ to: `${base}/conferences`, text: '发布会和访谈' }]} title={title} />
)

function Form({ facts, id }: { facts: Facts; id?: string }) {
  const { organ } = useAtWork()
  const { message } = App.useApp()
  const go = useNavigate()
  const [typed, setTyped] = useState(facts)
  const path = `/office/conferences/${organ.id}`
  const save = useChange(
    () => (id ? put<{ id: string }>(`${path}/${id}`, sentOf(typed)) : post<{ id: string }>(path, sentOf(typed))),
    (done) => {
      void message.success(
        id ? '已修改，文件的正文随之更新' : '已登记，并起草了一份文件；认定公开属性、审查以后才能发布',
      )
      go(`/workbench/documents/${organ.id}/${done.id}`)
    },
  )
  const part = {
    typed,
    set: (changed: Partial<Facts>) => setTyped({ ...typed, ...changed }),
    problem: (field: string) => (save.error?.about.field === field ? save.error.message : undefined),
  }
  return (
    <form
      className="stack narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <TroubleNote trouble={save.error && !save.error.about.field ? save.error : null} />
      <About {...part} />
      <Speakers {...part} />
      <Transcript {...part} />
      <Questions {...part} />
      <p className="form-acts">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {id ? '保存修改' : '登记并起草文件'}
        </Button>
        <span className="quiet small">照片、视频清单等附件，在登记后的文件里添加。</span>
      </p>
    </form>
  )
}

function sentOf({ kind, topic, summary, department, heldOn, place, speakers, questions, ...rest }: Facts) {
  return {
    ...{ kind, topic, summary, department, heldOn, place, questions, transcript: rest.transcript },
    speakers: speakers.filter(({ name, post }) => name.trim() || post.trim()),
    interprets: rest.interprets?.id ?? null,
  }
}
