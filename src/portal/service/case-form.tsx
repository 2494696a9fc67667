// What the pages of a complaint and of a correction have alike: the way to an organ, the frame of the form, its guard.
import type { Html } from '../../kit/html/jsx-runtime.ts'
import type { Desk } from '../../organs/index.ts'
import type { Attachment } from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import type { FieldFault } from './answer-form.ts'
import { OfficeLines } from './desk-aside.tsx'
import { FaultSummary, Sum, Trap } from './fields.tsx'
import { frameOf, guidePath, noticeFor } from './frame.tsx'
import type { Guard } from './guarded-form.ts'
import { OrganChooser } from './organ-chooser.tsx'

export interface GuideInput {
  desks: Desk[]
  words: string
  under?: Desk | undefined
  notice: { notice?: string }
}

interface Guide {
  title: string
  crumb: string
  description: string
  heading: Html
  lede: string
  chooser: { base: string; title: string; help: string; label: (desk: Desk) => string }
  aside: Html
}

export const guideOf = ({ title, crumb, description, heading, lede, chooser, aside }: Guide, input: GuideInput) => ({
  frame: frameOf(title, [{ text: crumb }], { ...input.notice, description }),
  body: (
    <div className="cols">
      <section className="sheet pad top stack">
        <h1>{heading}</h1>
        <p className="lede">{lede}</p>
        <OrganChooser desks={input.desks} words={input.words} under={input.under} {...chooser} />
      </section>
      <aside className="stack">{aside}</aside>
    </div>
  ),
})

export interface CaseFormInput {
  desk: Desk
  /** As typed before, by field. */
  text: (name: string) => string
  files: readonly Attachment[]
  faults: readonly FieldFault[]
  guard: Guard
  tokenOf: (file: Attachment) => string
}

interface FormPage {
  title: string
  crumb: { text: string; href: string }
  main: Html
  /** What follows once it is sent, and where help is. */
  after: Html
  help: { title: string; words: string }
}

export const formPageOf = (
  { title, crumb, main, after, help }: FormPage,
  { desk, faults }: CaseFormInput,
): PageView => ({
  ...(faults.length && { status: 422 }),
  frame: frameOf(title, [crumb, { text: desk.name }], { ...noticeFor(desk.id), unlisted: true }),
  body: (
    <div className="cols">
      {main}
      <aside className="stack">
        {after}
        <section className="sheet pad stack small">
          <h2>{help.title}</h2>
          <p>{help.words}</p>
          <OfficeLines desk={desk} />
        </section>
      </aside>
    </div>
  ),
})

interface CaseFormProps {
  input: CaseFormInput
  /** Where organs are chosen; the form of one stands below. */
  base: string
  title: string
  lede: string
  /** Of the button that sends it. */
  send: string
  children: Html
}

export const CaseForm = ({ input: { desk, faults, guard }, base, title, lede, send, children }: CaseFormProps) => (
  <form
    className="sheet pad top stack-l"
    method="post"
    action={`${base}/${desk.id}`}
    encType="multipart/form-data"
    noValidate
  >
    <button type="submit" name="do" value="send" hidden aria-hidden="true" tabIndex={-1} />
    <header className="stack">
      <h1>{title}</h1>
      <p className="lede">{lede}</p>
    </header>
    <FaultSummary faults={faults} />
    {children}
    <Trap />
    <input type="hidden" name="guard" value={guard.token} />
    {guard.challenge && (
      <Sum challenge={guard.challenge} bad={faults.some(({ field, message }) => field === 'answer' && message)} />
    )}
    <div className="acts" id="send">
      <button type="submit" className="btn primary" name="do" value="send">
        {send}
      </button>
      <a className="btn" href={base}>
        换一个机关
      </a>
    </div>
  </form>
)

/** In the place of the form where an organ takes nothing here. */
export const NotHere = ({ desk, title, lede }: { desk: Desk; title: string; lede: string }) => (
  <section className="sheet pad top stack">
    <h1>{title}</h1>
    <p className="lede">{lede}</p>
    <OfficeLines desk={desk} />
    <p className="acts">
      <a className="btn" href={guidePath}>
        回到依申请公开
      </a>
    </p>
  </section>
)
