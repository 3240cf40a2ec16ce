import { Box, Heading, Para, Txt } from '@/components/dom/index'
import { Button, Notice, Row } from '@/components/controls/index'
import { Phrases } from '@/components/controls/phrases'
import { Dropped } from '@/components/page/dropped'
import { NotStarted } from '@/components/page/empty'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { ResultCard } from '@/components/result/card'
import { engine } from '@/services/engine'
import { goHome, open, replace } from '@/services/navigate'
import { draftDay, draftStore, startOver, update } from '@/state/app'
import { inPlay, type Draft } from '@/state/draft'
import { pending } from '@/state/flow'
import { inGroup, KIND_LABELS, type Group, type Outcome } from '@/state/outcome'
import { useOutcome } from '@/state/server'
import { useStore } from '@/state/store'
import { viewsOf } from '@/state/views'
import { moneyWords } from '@/state/wording'

const GROUPS: readonly { readonly id: Group; readonly title: string }[] = [
  { id: 'eligible', title: '可享受' },
  { id: 'open', title: '差一步或待核实' },
  { id: 'ineligible', title: '不符合' },
  { id: 'closed', title: '已失效或征求意见稿' },
]

export default safe(Result)

function Result() {
  const draft = useStore(draftStore)
  const on = draftDay(draft)
  const { outcome, fromServer } = useOutcome(draft.answers, on, inPlay(draft))
  if (draft.policies.length === 0)
    return <NotStarted title="结果" heading="还没有结果" lead="答几道题，就能看到能享受哪些政策。" />
  const left = pending(engine, draft, on).length
  const startAgain = () => {
    startOver()
    goHome()
  }
  return (
    <Page
      title="结果"
      footer={
        <>
          <Button kind="secondary" wide onTap={startAgain}>
            重新测
          </Button>
          <Button
            wide
            onTap={() => {
              open('review')
            }}
          >
            修改答案
          </Button>
        </>
      }
    >
      <Dropped />
      {fromServer && (
        <Box className="page__notice">
          <Notice tone="good" live>
            规则已更新，显示的是最新结果。
          </Notice>
        </Box>
      )}
      <Summary draft={draft} outcome={outcome} />
      {left > 0 && (
        <Box className="panel result__more">
          <Row
            title={`还有 ${left} 题没答，答完更准`}
            hint="下面是初步结果"
            onTap={() => {
              replace('ask')
            }}
          />
        </Box>
      )}
      {GROUPS.map((group) => (
        <Cards key={group.id} title={group.title} group={group.id} outcome={outcome} draft={draft} />
      ))}
      <Para className="fine">
        {`按 ${on} 的规定计算。只核对了这里列出的政策，没有列出的不代表不能享受。结果仅供参考，以主管部门核定为准。`}
      </Para>
    </Page>
  )
}

function Summary({ draft, outcome }: { draft: Draft; outcome: Outcome }) {
  const sure = inGroup(outcome.results, 'eligible').filter((result) => result.policy.role === 'benefit').length
  const maybe = inGroup(outcome.results, 'open').filter((result) => result.policy.role === 'benefit').length
  const remark = [
    ...(sure > 0 && maybe > 0 ? [`另有 ${maybe} 项待核实，金额算在“最多”里。`] : []),
    ...(outcome.totals.length > 1 ? ['不同种类的钱不相加。'] : []),
    '仅供参考，以主管部门核定为准。',
  ].join('')
  const totals = outcome.totals.filter((total) => total.high > 0 && moneyWords(total.low, total.high).known)
  return (
    <Box className="summary">
      <Box className="summary__year">{`${draft.year} 年度`}</Box>
      <Heading level={1} className="summary__title">
        {sure > 0 ? `共 ${sure} 项可享受` : maybe > 0 ? `有 ${maybe} 项可能可以享受` : '这几项暂时享受不到'}
      </Heading>
      {sure === 0 && maybe === 0 && (
        <Para className="summary__lead">下面写明了差在哪个条件。情况变了或者答错了，改一下答案就会重新算。</Para>
      )}
      {totals.length > 0 && (
        <Box className="summary__totals">
          {totals.map((total) => (
            <Box className="summary__total" key={total.kind}>
              <Txt className="summary__kind">{KIND_LABELS[total.kind]}</Txt>
              <Txt className="summary__amount">{moneyWords(total.low, total.high).text}</Txt>
            </Box>
          ))}
        </Box>
      )}
      <Box className="summary__note">
        <Phrases text={remark} />
      </Box>
    </Box>
  )
}

interface CardsProps {
  readonly title: string
  readonly group: Group
  readonly outcome: Outcome
  readonly draft: Draft
}

function Cards({ title, group, outcome, draft }: CardsProps) {
  const results = inGroup(outcome.results, group)
  if (results.length === 0) return null
  return (
    <Box className="section">
      <Heading level={2} className="section__title">{`${title}（${results.length}）`}</Heading>
      <Box className="stack">
        {results.map((result) => (
          <ResultCard
            key={result.policy.id}
            result={result}
            draft={draft}
            views={viewsOf(engine, draft, result)}
            onView={(id) => {
              update((old) => ({ ...old, views: [...old.views, id], step: old.trail.length }))
              replace('ask')
            }}
          />
        ))}
      </Box>
    </Box>
  )
}
