import type { Html } from '../../kit/html/jsx-runtime.ts'

/** The way to ask for what is not published; `form`: the address at which a request is written. */
export function AskPanel({ form, children }: { form: string; children?: Html }) {
  return (
    <section className="sheet pad stack">
      <h2>申请公开</h2>
      <p>网上没有的政府信息，任何人都可以申请。收到后20个工作日内答复。</p>
      <p className="stack tight">
        <a className="btn primary whole" href={form}>
          填写申请
        </a>
        <a className="btn whole" href="/progress">
          查询办理进度
        </a>
      </p>
      {children}
    </section>
  )
}
