// 各版本比对: two versions side by side as one text, what went struck out, what came underlined.
import { useParams, useSearchParams } from 'react-router'
import { useGet } from '../api/use.ts'
import { Choose } from '../parts/choose.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { moment } from '../parts/words.ts'
import { type Change, changesBetween, lettersBetween } from './diff.ts'
import { documentPath } from './parts.tsx'
import type { VersionRow } from './types.ts'

export function VersionsPage() {
  useTitle('各版本')
  const { organ = '', id = '' } = useParams()
  const versions = useGet<{ versions: VersionRow[] }>(`/office/documents/${organ}/${id}/versions`)
  return (
    <>
      <PageHead
        crumbs={[
          { to: '/workbench/documents', text: '文件' },
          { to: documentPath({ organId: organ, id }), text: '回到文件' },
        ]}
        title="各版本"
      />
      <Loaded query={versions}>{(data) => <Compared versions={data.versions} />}</Loaded>
    </>
  )
}

function Compared({ versions }: { versions: readonly VersionRow[] }) {
  const [search, setSearch] = useSearchParams()
  const last = versions.at(-1)!
  const asked = (name: string, otherwise: VersionRow) =>
    versions.find(({ no }) => no === Number(search.get(name))) ?? otherwise
  const after = asked('to', last)
  const before = asked('from', versions[versions.indexOf(after) - 1] ?? versions[0]!)
  const choose = (name: 'from' | 'to', label: string, value: VersionRow) => (
    <Choose
      label={label}
      value={value.no}
      choices={versions.map(({ no, madeAt, madeByName }) => [
        String(no),
        `第${no}版　${moment(madeAt)}${madeByName ? `　${madeByName}` : ''}`,
      ])}
      onChoose={(value) => setSearch({ from: String(before.no), to: String(after.no), [name]: value })}
      all={null}
    />
  )
  if (versions.length === 1)
    return (
      <Panel title="第1版">
        <p>只有一个版本。审查以后再修改、更正，都另存为新版本，可以在这里比对。</p>
      </Panel>
    )
  return (
    <>
      <div className="filter">
        {choose('from', '从', before)}
        {choose('to', '到', after)}
      </div>
      <div className="stack">
        <Panel title="标题与要素">
          <Elements before={before} after={after} />
        </Panel>
        <Panel title="正文">
          <Text before={before.text.split('\n')} after={after.text.split('\n')} />
        </Panel>
        <Panel title="附件">
          <Text before={before.files.map(named)} after={after.files.map(named)} empty="两个版本都没有附件。" />
        </Panel>
      </div>
    </>
  )
}

const named = ({ name, sha256 }: { name: string; sha256: string }) => `${name}（${sha256.slice(0, 8)}）`

const labels: Record<string, string> = {
  title: '标题',
  summary: '内容概述',
  kind: '种类',
  documentNo: '发文字号',
  issuers: '发文机关',
  theme: '主题分类',
  item: '公开事项',
  keyDomain: '重点领域',
  keywords: '关键词',
  madeOn: '成文日期',
  effectiveOn: '施行日期',
  validUntil: '有效期至',
  department: '承办部门',
  interpretationForm: '解读形式',
}

function Elements({ before, after }: { before: VersionRow; after: VersionRow }) {
  const valuesOf = ({ title, summary, about }: VersionRow): Record<string, string> =>
    Object.fromEntries(
      Object.entries({ title, summary, ...about })
        .filter(([name]) => name in labels)
        .map(([name, value]) => [name, Array.isArray(value) ? value.join('、') : String(value ?? '')]),
    )
  const [one, two] = [valuesOf(before), valuesOf(after)]
  const changed = Object.keys(labels).filter((name) => (one[name] ?? '') !== (two[name] ?? ''))
  if (!changed.length) return <p className="quiet">没有变化。</p>
  return (
    <Pairs
      facts={changed.map((name) => [
        labels[name]!,
        <Letters key={name} changes={lettersBetween(one[name] ?? '', two[name] ?? '')} />,
      ])}
    />
  )
}

interface TextProps {
  before: readonly string[]
  after: readonly string[]
  empty?: string
}

function Text({ before, after, empty = '两个版本都没有正文。' }: TextProps) {
  const changes = changesBetween(before, after).filter(({ text, kind }) => text || kind !== 'same')
  if (!changes.length) return <p className="quiet">{empty}</p>
  if (changes.every(({ kind }) => kind === 'same')) return <p className="quiet">没有变化。</p>
  return (
    <div className="diff" lang="zh">
      {paired(changes).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of the lines is all that they are
        <p key={index} className={line.length === 1 ? line[0]!.kind : 'changed'}>
          <Letters changes={line} />
        </p>
      ))}
    </div>
  )
}

/** A line that went and the one that came in its place are told as one, letter by letter. */
function paired(changes: readonly Change[]): Change[][] {
  const lines: Change[][] = []
  for (let at = 0; at < changes.length; at++) {
    const [one, next] = [changes[at]!, changes[at + 1]]
    if (one.kind === 'out' && next?.kind === 'in') {
      lines.push(lettersBetween(one.text, next.text))
      at += 1
    } else lines.push([one])
  }
  return lines
}

function Letters({ changes }: { changes: readonly Change[] }) {
  return changes.map(({ kind, text }, index) => {
    const key = `${index} ${kind}`
    if (kind === 'out') return <del key={key}>{text}</del>
    return kind === 'in' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>
  })
}
