// 登记卡: one document of the register, its validity through time, its ties, and changing its validity.
import { App } from 'antd'
import { Link, useParams } from 'react-router'
import { relations, type Validity, validities } from '../../law/disclosure/index.ts'
import { post } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { type Field, FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { type Fact, Pairs } from '../parts/pairs.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'
import { documentPath, TiedLink, ValidityBadge } from './parts.tsx'
import { decisions, type RegisterCard, type ToldByOther } from './types.ts'

export function RegisterCardPage() {
  const { organ, id } = useParams()
  const card = useGet<RegisterCard>(`/office/register/${organ}/${id}`)
  useTitle(card.data?.title ?? '登记卡')
  return <Loaded query={card}>{(data) => <Card key={data.validity} card={data} />}</Loaded>
}

function Card({ card }: { card: RegisterCard }) {
  const { me } = useAtWork()
  const permissions = me.organs.find(({ id }) => id === card.organId)?.permissions ?? []
  const mine = (organId: string) => me.organs.some(({ id }) => id === organId)
  const interpretations = card.ties.filter(({ relation }) => relation === 'interprets')
  const others = card.ties.filter(({ relation }) => relation !== 'interprets')
  return (
    <>
      <PageHead
        crumbs={[{ to: '/workbench/register', text: '登记簿' }, { number: card.registerNo }]}
        title={card.title}
        under={
          <p>
            <ValidityBadge validity={card.validity} />
          </p>
        }
      >
        <div className="acts">
          <Link className="btn" to={documentPath(card)}>
            打开文件
          </Link>
          {card.isPublic && (
            <a className="btn" href={`/o/${card.organId}/docs/${card.id}`}>
              公开页面
            </a>
          )}
        </div>
      </PageHead>
      <div className="two-columns">
        <div className="stack">
          <Panel title="登记">
            <Pairs facts={factsOf(card)} />
          </Panel>
          <Panel title="有效性的变更">
            {card.changes.length ? (
              <ol className="changes">
                {card.changes.map((one) => (
                  <li key={one.fromOn}>
                    <span className="nb">{one.fromOn}</span>
                    <span>
                      <ValidityBadge validity={one.validity} />
                    </span>
                    <span>
                      {one.basis ?? '公开后施行'}
                      {one.by && '　'}
                      {one.by && <TiedLink tied={one.by} mine={mine} />}
                    </span>
                  </li>
                ))}
              </ol>
            ) : (
              <p className="quiet">还没有施行。</p>
            )}
          </Panel>
          <Panel title="政策解读">
            {interpretations.length > 0 && (
              <ul className="changes">
                {interpretations.map((one) => (
                  <li key={`${one.direction}${one.id ?? one.title}`}>
                    <span className="quiet">{one.direction === 'back' ? '解读材料' : '解读对象'}</span>
                    <span className={one.isPublic ? 'state done' : 'state run'}>
                      {one.isPublic ? '已公开' : '未公开'}
                    </span>
                    <TiedLink tied={one} mine={mine} />
                  </li>
                ))}
              </ul>
            )}
            {!interpretations.length && <p className="quiet">{interpretationWords(card)}</p>}
          </Panel>
          <Panel title="相关文件">
            {others.length ? (
              <ul className="changes">
                {others.map((one) => (
                  <li key={`${one.relation}${one.direction}${one.id ?? one.title}`}>
                    <span className="tag">{relations[one.relation][one.direction === 'to' ? 'label' : 'reverse']}</span>
                    <span />
                    <TiedLink tied={one} mine={mine} />
                  </li>
                ))}
              </ul>
            ) : (
              <p className="quiet">没有登记修改、废止、代替或者依据的文件。</p>
            )}
          </Panel>
          {card.cleanups.length > 0 && (
            <Panel title="历次清理">
              <ul className="changes">
                {card.cleanups.map((one) => (
                  <li key={one.id}>
                    <span className="nb">{one.openedOn}</span>
                    <span>{one.decision ? decisions[one.decision] : '尚未确定'}</span>
                    <span>
                      <Link to={`/workbench/register/cleanups/${card.organId}/${one.id}`}>{one.title}</Link>
                      {one.note && `　${one.note}`}
                    </span>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </div>
        <aside className="stack">
          {permissions.includes('keepRegister') ? (
            <ChangeValidity card={card} />
          ) : (
            <Panel title="变更有效性">
              <p className="quiet">由法制审核员、公开机构负责人办理。</p>
            </Panel>
          )}
        </aside>
      </div>
    </>
  )
}

const factsOf = (card: RegisterCard): Fact[] => [
  ['统一登记号', card.registerNo],
  ['文号', card.documentNo],
  ['制定机关', card.issuers.join('、')],
  ['起草部门', card.department],
  ['索引号', card.indexNo],
  ['成文', card.madeOn],
  ['公开', card.publishedOn],
  ['施行', card.effectiveOn],
  ['有效期至', card.validUntil],
]

const interpretationWords = ({ interpretation, interpretationNote }: RegisterCard) =>
  ({
    needed: '需要解读，还没有关联解读材料。起草解读时，在相关文件里选“解读”本文件。',
    exempt: `认定为不需要解读${interpretationNote ? `：${interpretationNote}` : ''}`,
    none: '没有解读材料。',
  })[interpretation]

function ChangeValidity({ card }: { card: RegisterCard }) {
  const { message } = App.useApp()
  const { me } = useAtWork()
  const told = useGet<{ told: ToldByOther[] }>('/office/register-alerts', { organ: card.organId })
  const others = told.data?.told.filter(({ id }) => id === card.id) ?? []
  const ours = card.ties.filter(({ direction, relation }) => direction === 'back' && relation !== 'interprets')
  const documents = [
    ...others.map(({ by }) => ({ value: `${by.organId} ${by.id}`, label: by.title })),
    ...ours.flatMap((one) => (one.id ? [{ value: `${one.organId} ${one.id}`, label: one.title }] : [])),
  ]
  const choices = documents.filter(({ value }, at) => documents.findIndex((one) => one.value === value) === at)
  const change = useChange(
    ({ by, ...values }: Sent) => {
      const [organId, id] = String(by ?? '').split(' ')
      return post(`/office/documents/${card.organId}/${card.id}/validity`, {
        ...values,
        ...(id && { by: { organId, id } }),
      })
    },
    (_, { validity, fromOn }) => {
      const label = validities[validity as Validity].label
      const ahead = String(fromOn) > me.today
      void message.success(ahead ? `已登记：${fromOn}起变更为“${label}”` : `有效性已变更为“${label}”`)
    },
  )
  const fields: Field[] = [
    {
      name: 'validity',
      label: '变更为',
      kind: 'select',
      choices: (Object.keys(validities) as Validity[])
        .filter((id) => id !== card.validity || card.changes.some(({ validity }) => validity === id))
        .map((id) => ({ value: id, label: `${validities[id].label}${id === card.validity ? '（改正日期）' : ''}` })),
    },
    {
      name: 'fromOn',
      label: '自哪天起',
      kind: 'day',
      initial: me.today,
      ...(card.madeOn && { min: card.madeOn }),
      hint: '决定写明的日期，可以早于或者晚于今天',
    },
    { name: 'basis', label: '依据', kind: 'area', most: 300, hint: '例如宣布废止的决定及其文号；印在公开页面上' },
    ...(choices.length
      ? [{ name: 'by', label: '作出变更的文件', kind: 'select', choices, optional: true } satisfies Field]
      : []),
  ]
  return (
    <Panel title="变更有效性">
      {others.map(({ by, relation }) => (
        <p key={by.id} className="note-wait">
          {by.organ}的《{by.title}》写明{relations[relation].label}本文件。
        </p>
      ))}
      <FieldsForm
        fields={fields}
        submit="变更"
        busy={change.isPending}
        trouble={change.error}
        onSubmit={(values) => change.mutate(values)}
      />
      <p className="quiet small">
        表二的现行有效、废止数按这一天计算，公开页面显示变更和依据；还没有到的，到那一天自动变更。
      </p>
    </Panel>
  )
}
