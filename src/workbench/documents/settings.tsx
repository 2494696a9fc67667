// 审查与编号设置: how the office reviews and numbers its documents, and the lists by which screening looks: wording to stop at,
// wrong names and titles with the right ones.
import { App, Button } from 'antd'
import { useState } from 'react'
import { patch } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { type Field, FieldsForm } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import type { DocumentSettings } from './types.ts'

export function DocumentSettingsPage() {
  useTitle('审查与编号设置')
  const { organ } = useAtWork()
  const path = `/office/organs/${organ.id}/document-settings`
  const settings = useGet<DocumentSettings>(path)
  return (
    <>
      <PageHead title="审查与编号设置">
        <span className="quiet">{organ.name}</span>
      </PageHead>
      <Loaded query={settings}>
        {(data) => (
          <div className="stack narrow">
            <Rules settings={data} path={path} />
            <WordList
              title="敏感用语清单"
              about="一行一个词。起草、审查时出现这些词，应当说明理由或者遮盖。"
              example={'内部掌握\n暂不对外'}
              initial={data.wording.join('\n')}
              path={path}
              read={(lines) => ({ wording: lines })}
            />
            <WordList
              title="机关名称、领导职务规范表"
              about="一行一条：误写的和规范的，中间用“→”或者空格隔开。出现误写的提示审查人。"
              example={'示例市工商局 → 示例市市场监督管理局'}
              initial={data.names.map(({ wrong, right }) => `${wrong} → ${right}`).join('\n')}
              path={path}
              read={readNames}
            />
          </div>
        )}
      </Loaded>
    </>
  )
}

function Rules({ settings, path }: { settings: DocumentSettings; path: string }) {
  const { may } = useAtWork()
  const { message } = App.useApp()
  const save = useChange(
    (values: object) => patch(path, values),
    () => void message.success('已保存'),
  )
  const fields: Field[] = [
    {
      name: 'reviewMode',
      label: '保密审查',
      kind: 'select',
      initial: settings.reviewMode,
      choices: [
        { value: 'threeSteps', label: '三人在系统内逐级审查' },
        { value: 'signedForm', label: '登记签字的审查呈批单（人员少的机关）' },
      ],
      wide: true,
      hint: '无论哪一种，批准人都不得是起草人',
    },
    {
      name: 'indexPattern',
      label: '索引号规则',
      kind: 'text',
      initial: settings.indexPattern,
      most: 100,
      hint: `{code}机构代码 {year}年 {month}月 {no:5}流水号；下一个是 ${settings.nextIndexNo}`,
    },
    {
      name: 'registerPattern',
      label: '统一登记号规则',
      kind: 'text',
      initial: settings.registerPattern,
      most: 100,
      hint: '规章和行政规范性文件签发时编',
    },
    {
      name: 'reassessMonths',
      label: '不公开信息几个月评估一次',
      kind: 'number',
      initial: String(settings.reassessMonths),
      min: 1,
      max: 120,
      hint: '条例第十八条要求定期评估，没有规定间隔',
    },
    {
      name: 'expiredAsRepealed',
      label: '有效期届满的计入废止件数（本地有规定的）',
      kind: 'check',
      initial: settings.expiredAsRepealed,
    },
  ]
  return (
    <Panel title="审查与编号">
      {may('settleDocuments') ? (
        <FieldsForm
          columns
          fields={fields}
          submit="保存"
          busy={save.isPending}
          trouble={save.error}
          onSubmit={(values) => save.mutate(values)}
        />
      ) : (
        <Pairs
          facts={[
            ['保密审查', settings.reviewMode === 'threeSteps' ? '三人在系统内逐级审查' : '登记签字的审查呈批单'],
            ['索引号规则', settings.indexPattern],
            ['下一个索引号', settings.nextIndexNo],
            ['统一登记号规则', settings.registerPattern],
            ['评估间隔', `${settings.reassessMonths}个月`],
          ]}
        />
      )}
    </Panel>
  )
}

interface WordListProps {
  title: string
  about: string
  example: string
  initial: string
  path: string
  /** What is saved, or why a line cannot be read. */
  read: (lines: string[]) => object | string
}

function WordList({ title, about, example, initial, path, read }: WordListProps) {
  const { may } = useAtWork()
  const { message } = App.useApp()
  const [text, setText] = useState(initial)
  const [fault, setFault] = useState<string | null>(null)
  const lines = [
    ...new Set(
      text
        .split('\n')
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  ]
  const save = useChange(
    (values: object) => patch(path, values),
    () => void message.success('已保存，以后的筛查按新的清单'),
  )
  const mine = may('settleDocuments')
  return (
    <Panel title={title} aside={`${count(lines.length)}条`}>
      <p>{about}</p>
      <textarea
        hidden={!mine && lines.length === 0}
        className="word-list"
        aria-label={title}
        rows={Math.min(16, Math.max(5, lines.length + 1))}
        value={text}
        placeholder={example}
        readOnly={!mine}
        onChange={({ target }) => setText(target.value)}
      />
      {mine ? (
        <p className="form-acts">
          <Button
            type="primary"
            loading={save.isPending}
            disabled={text === initial}
            onClick={() => {
              const values = read(lines)
              setFault(typeof values === 'string' ? values : null)
              if (typeof values !== 'string') save.mutate(values)
            }}
          >
            保存清单
          </Button>
        </p>
      ) : (
        <p className="quiet">由公开机构负责人或者机关管理员维护。</p>
      )}
      {fault && (
        <p className="note-trouble" role="alert">
          {fault}
        </p>
      )}
      <TroubleNote trouble={save.error} />
    </Panel>
  )
}

function readNames(lines: readonly string[]): object | string {
  const names = lines.map((line) => line.split(/\s*(?:→|->|=>|\t)\s*|\s+/).filter(Boolean))
  const at = names.findIndex((parts) => parts.length !== 2)
  return at < 0
    ? { names: names.map(([wrong, right]) => ({ wrong, right })) }
    : `第${at + 1}行“${lines[at]}”看不懂，应为“误写 → 规范”`
}
