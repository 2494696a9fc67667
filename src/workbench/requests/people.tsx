import { Button } from 'antd'
import { useState } from 'react'
import { post } from '../api/client.ts'
import type { RequestPage, SeenPerson } from '../api/types.ts'
import { useChange } from '../api/use.ts'
import { TroubleNote } from '../parts/trouble.tsx'
import { idKinds } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'

/** The applicants masked; the originals on demand, each view on record. */
export function People({ page: { request, people } }: { page: RequestPage }) {
  const { me } = useAtWork()
  const [seen, setSeen] = useState<SeenPerson[] | null>(null)
  const see = useChange(
    () => post<{ people: SeenPerson[] }>(`/requests/${request.organ_id}/${request.id}/people`),
    (answer) => setSeen(answer.people),
  )
  const mayHere = me.organs.find(({ id }) => id === request.organ_id)?.permissions.includes('seePersonalData')
  return (
    <>
      <span className="quiet">
        {people.map(({ no, role, name, erased }) => (
          <span key={no}>
            {role === 'agent' ? '代理人' : '申请人'} {erased ? '（信息已清除）' : name}　
          </span>
        ))}
      </span>
      {mayHere && !seen && (
        <Button type="link" size="small" loading={see.isPending} onClick={() => see.mutate()}>
          查看原文（记入操作记录）
        </Button>
      )}
      <TroubleNote trouble={see.error} />
      {seen && <Originals seen={seen} onHide={() => setSeen(null)} />}
    </>
  )
}

function Originals({ seen, onHide }: { seen: readonly SeenPerson[]; onHide: () => void }) {
  return (
    <span className="originals" role="status">
      {seen.map(({ no, role, person }) => (
        <span key={no} className="original">
          <b>{role === 'agent' ? '代理人' : '申请人'}</b>
          {person ? (
            <>
              <span>{person.name}</span>
              <span>
                {idKinds[person.idKind as keyof typeof idKinds] ?? ''} {person.idNumber}
              </span>
              <span>电话 {person.phone}</span>
              {person.email && <span>邮箱 {person.email}</span>}
              {person.address && (
                <span>
                  地址 {person.address} {person.postalCode}
                </span>
              )}
              {person.contact && <span>联系人 {person.contact}</span>}
            </>
          ) : (
            <span>信息已清除</span>
          )}
        </span>
      ))}
      <Button size="small" onClick={onHide}>
        收起
      </Button>
    </span>
  )
}
