// One correction: what is said to be wrong and what shows it, its story and letters; acts at the right.
import { useState } from 'react'
import { useParams } from 'react-router'
import { correctingRecords } from '../../law/regulation/index.ts'
import type { Day } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { CaseActs } from '../parts/case-acts.tsx'
import { CasePapers, CasePerson, CaseStanding, CaseStory } from '../parts/case-parts.tsx'
import type { Field } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Kept, Pairs } from '../parts/pairs.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'
import { CorrectionState } from './list.tsx'
import { type Correction, ways } from './types.ts'

export function CorrectionPage() {
  const { organ, id } = useParams()
  const page = useGet<{ correction: Correction; today: Day }>(`/record-corrections/${organ}/${id}`)
  useTitle(page.data?.correction.number ?? '更正')
  return <Loaded query={page}>{(data) => <Whole one={data.correction} today={data.today} />}</Loaded>
}

function Whole({ one, today }: { one: Correction; today: Day }) {
  const { me } = useAtWork()
  const path = `/record-corrections/${one.organ_id}/${one.id}`
  const sees = me.organs.find(({ id }) => id === one.organ_id)?.permissions.includes('seePersonalData') ?? false
  return (
    <>
      <PageHead
        crumbs={[{ to: '/workbench/corrections', text: '更正记录' }, { number: one.number ?? '未编号' }]}
        title={one.record}
        under={
          <CaseStanding
            state={<CorrectionState row={one} />}
            isExample={one.is_example}
            due={one.ended_on ? null : { on: one.due_on, provisional: one.provisional }}
            today={today}
          />
        }
      />
      <div className="wb-cols">
        <div className="stack">
          <Panel title="更正要求">
            <Pairs
              facts={[
                [
                  '申请人',
                  <CasePerson
                    key="who"
                    path={`${path}/view`}
                    mask={one.erased ? null : one.applicant_mask}
                    allowed={sees}
                  />,
                ],
                ['提出之日', one.filed_on],
                ['来处', one.passed_from ? `${one.passed_from}转来` : ways[one.channel]],
                one.passed_to && ['已转送', one.passed_to],
                ['哪里不准确', <Kept key="wrong" text={one.wrong} />],
                ['证据', <Kept key="evidence" text={one.evidence} />],
              ]}
            />
          </Panel>
          <Panel title="文书和材料" flush>
            <CasePapers path={path} letters={one.letters} files={one.files} today={today} />
          </Panel>
          <Panel title="经过">
            <CaseStory acts={one.acts} today={today} ended={one.ended_on !== null} />
          </Panel>
        </div>
        <aside className="stack acts-column" aria-label="办理">
          <Acts key={one.act_count} one={one} today={today} />
          <p className="quiet small">
            依据：{correctingRecords.text}。条例没有规定期限，答复期限在“机关资料”里设定；不计入年度报告表三。
          </p>
        </aside>
      </div>
    </>
  )
}

function Acts({ one, today }: { one: Correction; today: Day }) {
  const [open, setOpen] = useState<string | null>(null)
  const organs = useGet<{ organs: { id: string; name: string }[] }>(open === 'passOn' ? '/organs' : null)
  const others = (organs.data?.organs ?? []).filter(({ id }) => id !== one.organ_id)
  return (
    <CaseActs
      path={`/record-corrections/${one.organ_id}/${one.id}`}
      next={one.next}
      seen={one.act_count}
      fieldsOf={(act) => fieldsOf(act, today, others)}
      always={{ note: '' }}
      onOpen={setOpen}
    />
  )
}

function fieldsOf(act: string, today: Day, organs: readonly { id: string; name: string }[]): Field[] {
  const on: Field = { name: 'on', label: '日期', kind: 'day', initial: today, max: today }
  const note = (label: string, hint = '写进告知书，送给申请人'): Field => ({
    name: 'note',
    label,
    kind: 'area',
    most: 5000,
    hint,
  })
  if (act === 'verify') return [on, { name: 'note', label: '备注', kind: 'area', optional: true, most: 5000 }]
  if (act === 'correct') return [on, note('更正了什么')]
  if (act === 'decline') return [on, note('不予更正的理由')]
  if (act === 'refer') return [on, note('有权更正的机关及联系方式')]
  return [
    on,
    {
      name: 'toOrganId',
      label: '转给本平台上的机关',
      kind: 'select',
      optional: true,
      hint: '选了的，事项立即到它那里；不在本平台的，写在下面另行转送',
      choices: organs.map(({ id, name }) => ({ value: id, label: name })),
    },
    note('有权更正的机关及联系方式'),
  ]
}
