// The ground on which chosen places are masked: at once by the drafter, as a mark by a reviewer. What came of it stays shown.
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { groundLabel, groundsOf } from '../../law/disclosure/index.ts'
import { post } from '../api/client.ts'
import { useChange } from '../api/use.ts'
import { Choose } from '../parts/choose.tsx'
import { TroubleNote } from '../parts/trouble.tsx'

export interface TextWish {
  kind: 'text'
  part: 'title' | 'summary' | 'body'
  line: number
  from: number
  until: number
  words: string
}
export interface Area {
  page: number
  x: number
  y: number
  width: number
  height: number
}
export type PlaceWish =
  | TextWish
  | { kind: 'area'; file: number; area: Area }
  | { kind: 'words'; file: number; words: string }

interface Proof {
  of: string
  before: number
  after: number
  pictured: number[]
}
interface Done {
  proofs?: Proof[]
  left?: { place: string; reason: string }[]
  marked?: number
}

export interface MaskFormProps {
  /** Of the operations on the document. */
  path: string
  /** At once, or for the drafter to do. */
  how: 'mask' | 'mark'
  places: readonly PlaceWish[]
  onDone: () => void
  onCancel: () => void
}

export function MaskForm({ path, how, places, onDone, onCancel }: MaskFormProps) {
  const [ground, setGround] = useState('')
  const [note, setNote] = useState('')
  const [everywhere, setEverywhere] = useState(false)
  const send = useChange(
    () =>
      post<Done>(`${path}/places/${how}`, {
        places: places.map((one) => (one.kind === 'text' ? { ...one, everywhere } : one)),
        ground,
        ...(note.trim() && { note: note.trim() }),
      }),
    onDone,
  )
  const canBeAnywhere = places.every(
    (one) => one.kind === 'text' && one.words.trim().length > 1 && !/[\t\n]/.test(one.words),
  )
  return (
    <form
      className="mask-form"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      {places.length > 0 && (
        <>
          <Choose
            label="依据"
            value={ground}
            all="请选择"
            choices={groundsOf.withheld.map((id) => [id, groundLabel(id)])}
            onChoose={setGround}
          />
          <Input
            aria-label="说明"
            placeholder="说明，可以不填"
            value={note}
            maxLength={500}
            onChange={({ target }) => setNote(target.value)}
          />
          {canBeAnywhere && (
            <Checkbox checked={everywhere} onChange={({ target }) => setEverywhere(target.checked)}>
              标题和正文里同样的文字一并遮盖
            </Checkbox>
          )}
          <p className="hit-acts">
            <Button type="primary" htmlType="submit" disabled={!ground} loading={send.isPending}>
              {how === 'mask' ? `遮盖${places.length}处` : `标明${places.length}处应当遮盖`}
            </Button>
            <Button onClick={onCancel}>取消选定</Button>
          </p>
        </>
      )}
      <TroubleNote trouble={send.error} />
      {send.data && places.length === 0 && <Told {...send.data} />}
    </form>
  )
}

function Told({ proofs = [], left = [], marked }: Done) {
  return (
    <div className={left.length ? 'note-wait' : 'note-done'} role="status">
      {marked !== undefined && <p>已标明{marked}处应当遮盖。起草人遮盖以前，不能完成审查。</p>}
      {proofs.map((one) => (
        <p key={one.of}>
          {one.of === '正文' ? '正文' : `附件“${one.of}”`}已遮盖。{provenBy(one)}
        </p>
      ))}
      {left.map(({ place, reason }) => (
        <p key={place}>
          {place}没有遮盖：{reason}
        </p>
      ))}
    </div>
  )
}

function provenBy({ of, before, after, pictured }: Proof): string {
  if (of === '正文') return `遮盖前文中有${before}处，重新取出文字，还有${after}处。`
  if (pictured.length) {
    const read = before ? `这一页原来能取出${before}字，现在取不出文字，` : ''
    return `第${pictured.join('、')}页已转成图片，${read}框内的像素全是黑色。`
  }
  return before ? `遮盖前能取出${before}处，重新读出，已取不出。` : '重新看过，框内的像素全是黑色。'
}
