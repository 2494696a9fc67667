// /rules: every rule that reports are checked by, from the rules themselves.
import { type Rule, rules } from '../../reports/check/index.ts'
import type { Page } from '../page.ts'
import { severityWords } from '../view/notes.ts'
import { readerRules } from '../view/rule-titles.ts'

export const rulesPage: Page = {
  path: '/rules',
  async view() {
    return {
      frame: {
        title: '核对规则',
        description: '年度报告按哪些规则核对：每条规则查什么、依据是什么、怎样算不符。',
        section: 'about',
        crumbs: [{ text: '首页', href: '/' }, { text: '说明', href: '/about' }, { text: '核对规则' }],
      },
      body: (
        <div className="stack-m">
          <section className="sheet pad top stack">
            <h1>核对规则</h1>
            <p className="lede">
              每份报告按{rules.length}
              条规则核对。差错是算术或格式不成立；提醒是多半有误、请核实；说明只供参考。存疑和缺失的格不参加核对，空白按0计并予说明。
            </p>
            <nav aria-label="规则目录">
              <ul className="chosen">
                {[...rules, ...readerRules].map(({ id }) => (
                  <li key={id}>
                    <a href={`#${id}`}>{id}</a>
                  </li>
                ))}
              </ul>
            </nav>
          </section>
          <section className="sheet pad stack-m" aria-labelledby="checker">
            <h2 id="checker">核对</h2>
            {rules.map((rule) => (
              <RuleText key={rule.id} rule={rule} />
            ))}
          </section>
          <section className="sheet pad stack-m" aria-labelledby="reader">
            <h2 id="reader">读取时的说明</h2>
            {readerRules.map(({ id, title, sentence }) => (
              <section key={id} id={id} className="stack tight" aria-label={id}>
                <h3>
                  {title} <span className="tag">{id}</span>
                </h3>
                <p>{sentence}</p>
                <p className="small">
                  <a href={`/reports?rule=${id}`}>有此项的报告</a>
                </p>
              </section>
            ))}
          </section>
        </div>
      ),
    }
  },
}

const stateOf = { error: 'stop', warning: 'warn', note: '' }

function RuleText({ rule: { id, title, severity, basis, sentence, examples } }: { rule: Rule }) {
  const found = examples.find(({ finds }) => finds.length > 0)
  return (
    <section id={id} className="stack tight" aria-label={id}>
      <h3>
        {title} <span className="tag">{id}</span>{' '}
        <span className={`state ${stateOf[severity]}`}>{severityWords[severity].word}</span>
      </h3>
      <p>{sentence}</p>
      {found && (
        <p className="small">
          例：{found.shows}。报为“{found.finds[0]}”
        </p>
      )}
      <p className="small quiet">依据：{basis}</p>
      <p className="small">
        <a href={`/reports?rule=${id}`}>有此项的报告</a>
      </p>
    </section>
  )
}
