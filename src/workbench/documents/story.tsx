import { attributes, groundLabel, publicationChannels, reviewSteps } from '../../law/disclosure/index.ts'
import { address } from '../api/client.ts'
import { Panel } from '../parts/panel.tsx'
import { moment } from '../parts/words.ts'
import type { DocumentFacts, DocumentPageData } from './types.ts'

const machines: Record<string, string> = { clock: '系统（到时发布）', system: '系统' }

/** What happened, the newest first: when, by whom, with which facts. Saving the draft again and again is one line. */
export function StoryPanel({ page: { acts, document, today } }: { page: DocumentPageData }) {
  const told = acts.filter(
    ({ facts }, index) =>
      facts.act !== 'edit' || acts[index + 1]?.facts.act !== 'edit' || acts[index + 1]?.facts.by !== facts.by,
  )
  return (
    <Panel title="经过" aside={`${acts.length}步`}>
      <ol className="timeline">
        {[...told].reverse().map((act, index) => (
          <li key={act.no} className={index === 0 ? 'now' : undefined}>
            <p className="when">
              <time dateTime={act.at}>{moment(act.at, today)}</time>
              <span>{act.actorName ?? machines[act.facts.by] ?? act.facts.by}</span>
            </p>
            <p className="t">{nameOf(act.facts, act.label)}</p>
            <Detail words={[...factsInWords(act.facts), act.note ?? '']} />
            {hasScan(act.facts) && (
              <p>
                <a href={address(`/office/documents/${document.organ_id}/${document.id}/acts/${act.no}/scan`)}>
                  扫描件
                </a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const nameOf = (facts: DocumentFacts, label: string) => (facts.act === 'review' ? reviewSteps[facts.step].label : label)

const hasScan = (facts: DocumentFacts): boolean =>
  facts.act === 'fileSignedForm' || ((facts.act === 'ask' || facts.act === 'hear') && facts.scan !== undefined)

function Detail({ words }: { words: readonly string[] }) {
  const said = words.filter(Boolean)
  return said.length ? <p>{said.join('；')}</p> : null
}

function factsInWords(facts: DocumentFacts): string[] {
  switch (facts.act) {
    case 'mark':
    case 'proposeAttribute':
    case 'takeOver':
      return [attributes[facts.attribute].label, facts.ground ? groundLabel(facts.ground) : '']
    case 'edit':
      return [`第${facts.version}版`]
    case 'review':
      return [facts.checklist?.length ? `确认清单${facts.checklist.length}项` : '', facts.screening ?? '']
    case 'fileSignedForm':
      return [`签字人：${facts.signers.join('、')}`]
    case 'ask':
      return [facts.authority, facts.letter]
    case 'hear':
      return [facts.answer === 'mayPublish' ? '可以公开' : '不予公开', facts.letter]
    case 'needInterpretation':
      return [{ needed: '需要', exempt: '不需要', none: '不属于解读范围' }[facts.need], facts.reason ?? '']
    case 'schedule':
      return [moment(facts.at)]
    case 'correct':
    case 'withdraw':
      return [facts.publicNote]
    case 'decideAttribute':
      return [facts.agree ? '同意' : '不同意', facts.publicNote ?? '']
    case 'discard':
      return [facts.reason]
    case 'reassess':
      return [facts.result === 'keep' ? '仍不公开' : '可以公开']
    case 'recheck':
      return facts.findings.length ? [...facts.findings] : ['没有发现问题']
    case 'putRight':
      return [facts.finding, facts.how]
    case 'addChannel':
      return [publicationChannels[facts.channel], facts.address ?? '']
    case 'dropChannel':
      return [
        `删去${facts.channel ? publicationChannels[facts.channel] : ''}（${facts.at ? moment(facts.at) : ''}）`,
        facts.address ?? '',
        facts.reason,
      ]
    case 'changeValidity':
      return [facts.basis ?? '']
    default:
      return []
  }
}
