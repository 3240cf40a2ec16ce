import { mayApply, type Note, type PolicyResult } from '../../../../shared/index'
import { Box, Heading, Para } from '@/components/dom/index'
import { Link, Notice, Row } from '@/components/controls/index'
import { VerdictTag } from '@/components/law/status'
import { engine } from '@/services/engine'
import { open } from '@/services/navigate'
import { draftDay } from '@/state/app'
import { isBand } from '@/state/bands'
import type { Draft } from '@/state/draft'
import { narrowingFact } from '@/state/narrowing'
import { groupOf, paysMoney } from '@/state/outcome'
import { failureOf, openPoints, reasonText } from '@/state/reasons'
import { Estimates, PreliminaryTag } from './estimates'
import { Money } from './money'

interface CardProps {
  readonly result: PolicyResult
  readonly draft: Draft
  /** Other views of the same subject, not opened yet. */
  readonly views: readonly { readonly id: string; readonly title: string }[]
  readonly onView: (id: string) => void
}

/** One policy: what it says for this firm, what it is worth, and what would make it more certain. */
export function ResultCard({ result, draft, views, onView }: CardProps) {
  const { policy } = result
  const on = draftDay(draft)
  const group = groupOf(result)
  const isLive = mayApply(result)
  const notes = <CardNotes notes={policy.notes} isLive={isLive} />
  return (
    <Box className={`card card--${group}`}>
      <Box className="card__tags">
        <VerdictTag result={result} />
        <PreliminaryTag result={result} draft={draft} />
      </Box>
      <Heading level={3} className="card__title">
        {policy.title}
      </Heading>
      {result.failure !== undefined ? (
        <Notice tone="warn">这一项暂时算不出来，其他几项不受影响。请以主管部门核定为准。</Notice>
      ) : (
        <>
          {isLive && <Money result={result} />}
          {group === 'eligible' && !paysMoney(result) && <Para className="card__text">符合条件，没有金额。</Para>}
          {/* What a policy has to say to those it is not for may be good news. */}
          {!isLive && notes}
          {result.verdict === 'ineligible' && <Failed draft={draft} result={result} on={on} />}
          {result.verdict === 'not-in-force' && <Para className="card__text">{policy.summary}</Para>}
          {result.status === 'unverified' && policy.unverified && <Notice tone="warn">{policy.unverified.note}</Notice>}
          {result.verdict === 'unknown' && <OpenPoints draft={draft} result={result} on={on} />}
          {isLive && notes}
          <Estimates policy={policy} draft={draft} />
          {isLive && <Narrow draft={draft} result={result} on={on} />}
        </>
      )}
      <Box className="card__links">
        {result.verdict !== 'not-in-force' && result.failure === undefined && (
          <Link
            label={`怎么算的：${policy.title}`}
            onTap={() => {
              open('explain', { id: policy.id })
            }}
          >
            怎么算的
          </Link>
        )}
        <Link
          label={`政策详情：${policy.title}`}
          onTap={() => {
            open('policy', { id: policy.id })
          }}
        >
          政策详情
        </Link>
        {views.map((view) => (
          <Link
            key={view.id}
            onTap={() => {
              onView(view.id)
            }}
          >
            {`再答几题，算${view.title}`}
          </Link>
        ))}
      </Box>
    </Box>
  )
}

interface PartProps {
  readonly draft: Draft
  readonly result: PolicyResult
  readonly on: string
}

function Failed({ draft, result, on }: PartProps) {
  const { reasons, everyWay } = failureOf(engine, draft.answers, on, result.policy.id)
  if (reasons.length === 0) return <Para className="card__text">按现在的答案，不符合这项政策的条件。</Para>
  return (
    <Box className="reasons">
      {everyWay && <Para className="card__text">有几种情况，满足一种就可以，现在都不满足。</Para>}
      {reasons.map((reason) => (
        <Box className="reasons__one" key={reason.title}>
          <Box className="reasons__title">{`没满足：${reason.title}`}</Box>
          <Box className="reasons__text">{reasonText(reason)}</Box>
        </Box>
      ))}
    </Box>
  )
}

function OpenPoints({ draft, result, on }: PartProps) {
  const points = openPoints(engine, draft.answers, on, result.policy.id)
  return (
    <>
      {points.map((point) => (
        <Notice tone="warn" key={point}>
          {point}
        </Notice>
      ))}
    </>
  )
}

/** What the owner must know beside the amount. */
function CardNotes({ notes, isLive }: { notes: readonly Note[]; isLive: boolean }) {
  return (
    <>
      {notes
        .filter(({ card }) => (isLive ? card === true : card === 'otherwise'))
        .map(({ text }) => (
          <Para className="card__text" key={text}>
            {text}
          </Para>
        ))}
    </>
  )
}

/** The question that would tell the most, one tap away. */
function Narrow({ draft, result, on }: PartProps) {
  const fact = engine.facts.get(narrowingFact(engine, draft.answers, on, result) ?? '')
  if (!fact || draft.estimated.includes(fact.id)) return null
  const answer = draft.answers[fact.id]
  return (
    <Box className="narrow">
      <Row
        title={`${answer === null ? '弄清这一题' : isBand(answer) ? '这题填准确数字' : '补一题'}就能更准`}
        hint={fact.title}
        onTap={() => {
          open('edit', isBand(answer) ? { fact: fact.id, exact: '1' } : { fact: fact.id })
        }}
      />
    </Box>
  )
}
