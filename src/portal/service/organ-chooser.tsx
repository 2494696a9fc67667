// The organs that one can turn to, found by name or stepped down to; used by the guide, complaints and corrections.
import { type Desk, mostDesks } from '../../organs/index.ts'
import { guidePath } from './frame.tsx'

interface ChooserProps {
  desks: Desk[]
  words: string
  /** The organ whose lower organs are listed. */
  under?: Desk | undefined
  /** Where the chosen organ's form stands: below this address. */
  base?: string
  title?: string
  help: string
  label: (desk: Desk) => string
}

export function OrganChooser({ desks, words, under, base = guidePath, title = '选择机关', help, label }: ChooserProps) {
  return (
    <div id="organs" className="stack after">
      <h2>{title}</h2>
      <p className="help">{help}</p>
      <form action={base} className="find">
        <div className="line">
          <label className="sr" htmlFor="words">
            机关名称
          </label>
          <input id="words" type="search" name="q" defaultValue={words} placeholder="机关名称，如 自然资源" />
          <button type="submit" className="btn primary">
            查找
          </button>
        </div>
      </form>
      {under && (
        <p>
          {under.name}的下级机关　<a href={base}>全部机关</a>
        </p>
      )}
      {words && !desks.length && (
        <p className="empty">
          <b>没有找到“{words}”</b>换一个短一些的名称试试，或者看<a href={base}>全部机关</a>。
        </p>
      )}
      {!words && !desks.length && (
        <p className="empty">
          <b>还没有机关在本平台接受申请</b>可以下载申请表，当面交、邮寄或者传真给机关。
        </p>
      )}
      <ul className="links desks">
        {desks.map((desk) => (
          <li key={desk.id}>
            <a href={`${base}/${desk.id}`}>{label(desk)}</a>
            <span>
              {desk.below > 0 && (
                <a className="small" href={`${base}?under=${desk.id}#organs`}>
                  下级机关（{desk.below}）<span className="sr">：{desk.name}</span>
                </a>
              )}
            </span>
            <span className="meta">
              {desk.officeName && <span>{desk.officeName}</span>}
              {desk.address && <span>{desk.address}</span>}
              {desk.phone && <span className="nb">电话{desk.phone}</span>}
              {desk.hours && <span>{desk.hours}</span>}
            </span>
          </li>
        ))}
      </ul>
      {desks.length === mostDesks && <p className="small quiet">只列出前{mostDesks}个，请用名称查找。</p>}
    </div>
  )
}
