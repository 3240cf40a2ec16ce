import { useState } from 'react'
import type { PolicyResult } from '../../../../shared/index'
import { Box, Heading, Para, Txt } from '@/components/dom/index'
import { Button, Fold, Notice, Row } from '@/components/controls/index'
import { Phrases } from '@/components/controls/phrases'
import { useStartOver } from '@/components/account/anew'
import { SaveEntry } from '@/components/account/entry'
import { SaveSheet } from '@/components/account/save'
import { Dropped } from '@/components/page/dropped'
import { NotStarted } from '@/components/page/empty'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { YearSheet } from '@/components/page/year'
import { RemindRow, RemindSheet } from '@/components/reminders/remind'
import { ResultCard } from '@/components/result/card'
import { Finder } from '@/components/result/finder'
import { More } from '@/components/result/more'
import { PolicyRows } from '@/components/result/rows'
import { StackOfCards } from '@/components/result/stack'
import { engine } from '@/services/engine'
import { backOrReplace, goHome, open } from '@/services/navigate'
import { useStore } from '@/services/store'
import { draftDay, draftStore, update } from '@/state/app'
import { isWhole, onShow, type Draft } from '@/state/draft'
import { estimatesIn } from '@/state/estimate'
import { leftOut } from '@/state/leftout'
import { narrowingFact } from '@/state/narrowing'
import {
  countOf,
  groupOf,
  hasNoRules,
  inGroup,
  leadAmount,
  shownElsewhere,
  stacksOf,
  totalLines,
  unanswered,
  type Group,
  type Outcome,
} from '@/state/outcome'
import { screensLeft } from '@/state/progress'
import { useOutcome } from '@/state/server'
import { apart } from '@/state/views'
import { noRulesTexts } from '@/state/wording'

/** Cards shown before the rest is asked for. */
const CARDS = 5
/** Fewer results than these are shown as cards with every reason. */
const FEW = 4
const LINES = 8
const NOTHING = '符合条件，这次没有可省的'

export default safe(Result)

function Result() {
  const draft = useStore(draftStore)
  const on = draftDay(draft)
  const { outcome, fromServer } = useOutcome(draft.answers, on, onShow(engine, draft))
  if (draft.policies.length === 0)
    return <NotStarted title="结果" heading="还没有结果" lead="答几道题，就能看到能享受哪些政策。" />
  return <Shown draft={draft} on={on} outcome={outcome} fromServer={fromServer} />
}

interface ShownProps extends GroupProps {
  readonly on: string
  readonly fromServer: boolean
}

function Shown({ draft, on, outcome: all, fromServer }: ShownProps) {
  const [drawer, setDrawer] = useState<'save' | 'remind' | 'year' | null>(null)
  const left = screensLeft(engine, draft, on)
  const close = () => {
    setDrawer(null)
  }
  const anew = useStartOver(goHome)
  const isAnswered = Object.keys(draft.answers).length > 0
  const { views, own } = apart(draft, all.results)
  const outcome = { ...all, results: own }
  const isOutside = hasNoRules(own)
  return (
    <Page
      title="结果"
      overlay={
        <>
          {drawer === 'save' && <SaveSheet onClose={close} />}
          {drawer === 'remind' && <RemindSheet onClose={close} />}
          {drawer === 'year' && <YearSheet onClose={close} />}
          {anew.sheet}
        </>
      }
      footer={
        <>
          {isAnswered && (
            <Button kind="secondary" wide onTap={anew.start}>
              重新测
            </Button>
          )}
          <Button
            wide
            onTap={() => {
              if (isOutside) setDrawer('year')
              else if (isAnswered) open('review')
              else backOrReplace('ask')
            }}
          >
            {isOutside ? '换一个年度' : isAnswered ? '修改答案' : '去答题'}
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
      <Summary draft={draft} on={on} outcome={outcome} />
      {left > 0 && (
        <Box className="panel result__more">
          <Row
            title={`${isWhole(engine, draft) ? '大约' : ''}还有 ${left} 题没答，答完更准`}
            hint="下面是初步结果"
            onTap={() => {
              backOrReplace('ask')
            }}
          />
        </Box>
      )}
      <LeftOut draft={draft} on={on} />
      <Box className="panel result__more">
        <SaveEntry
          on={on}
          isComplete={left === 0 && !isOutside}
          onSave={() => {
            setDrawer('save')
          }}
        />
        <RemindRow
          onTap={() => {
            setDrawer('remind')
          }}
        />
      </Box>
      {views.length > 0 && (
        <Box className="section">
          <Heading level={2} className="section__title">
            另外算的
          </Heading>
          <Box className="stack">
            {views.map((result) => (
              <ResultCard key={result.policy.id} result={result} draft={draft} views={[]} onView={() => undefined} />
            ))}
          </Box>
        </Box>
      )}
      <Eligible outcome={outcome} draft={draft} />
      <Live title={NOTHING} group="nothing" outcome={outcome} draft={draft} />
      <Live title="还不能确定" group="open" outcome={outcome} draft={draft} />
      <Live
        title="征求意见稿"
        note="征求意见稿，未见正式文件；以正式文件为准。金额不计入上面的合计。"
        group="draft"
        outcome={outcome}
        draft={draft}
      />
      <Folded title="不符合" group="ineligible" outcome={outcome} draft={draft} />
      <Folded title="不在执行期" group="closed" outcome={outcome} draft={draft} />
      <Folded title="征求意见稿，不适用" group="draft-out" outcome={outcome} draft={draft} />
      <Para className="fine">
        {`按 ${on} 的规定计算。只核对了这里列出的政策，没有列出的不代表不能享受。结果仅供参考，以主管部门核定为准。`}
      </Para>
    </Page>
  )
}

function Summary({ draft, on, outcome }: GroupProps & { on: string }) {
  const count = (group: Group) => countOf(outcome.results, group)
  const sure = count('eligible')
  const maybe = count('open')
  const isNothing = sure === 0 && maybe === 0 && count('nothing') > 0
  const none = hasNoRules(outcome.results)
    ? noRulesTexts(outcome.results, draft.year)
    : {
        title: `这${count('ineligible') + count('closed') === 1 ? '一' : '几'}项暂时享受不到`,
        text: '下面写明了差在哪个条件。情况变了或者答错了，改一下答案就会重新算。',
      }
  const totals = totalLines(outcome)
  const isEstimated = outcome.results.some(
    (result) => groupOf(result) === 'eligible' && estimatesIn(engine, draft, on, result.policy.id).length > 0,
  )
  const remark = [
    ...(sure > 0 && maybe > 0 ? [`另有 ${maybe} 项还不能确定，没有算在里面。`] : []),
    ...(isEstimated ? ['其中有按估算得出的。'] : []),
    ...(totals.length > 1 ? ['不同种类的钱不相加。'] : []),
    '仅供参考，以主管部门核定为准。',
  ].join('')
  return (
    <Box className="summary">
      <Box className="summary__year">{`${draft.year} 年度`}</Box>
      <Heading level={1} className="summary__title">
        {sure > 0 ? `共 ${sure} 项可享受` : maybe > 0 ? `有 ${maybe} 项可能可以享受` : isNothing ? NOTHING : none.title}
      </Heading>
      {sure === 0 && maybe === 0 && !isNothing && <Para className="summary__lead">{none.text}</Para>}
      {totals.length > 0 && (
        <Box className="summary__totals">
          {totals.map(({ label, text, known }) => (
            <Box className="summary__total" key={label}>
              <Txt className="summary__kind">{label}</Txt>
              <Txt className={known ? 'summary__amount' : 'summary__amount summary__amount--unknown'}>{text}</Txt>
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

/** What was not asked, and what hangs on it. */
function LeftOut({ draft, on }: { draft: Draft; on: string }) {
  const { themes, policies } = leftOut(engine, draft, on)
  if (themes.length === 0) return null
  return (
    <Box className="panel result__more">
      <Row
        title={`没有问：${themes.map(({ label }) => label).join('、')}`}
        hint={`有 ${policies} 项政策因此还算不准，点这里补上`}
        onTap={() => {
          update((old) => ({ ...old, skipped: [], step: old.trail.length }))
          backOrReplace('ask')
        }}
      />
    </Box>
  )
}

interface GroupProps {
  readonly outcome: Outcome
  readonly draft: Draft
}

/** Another view of a policy, checked by itself, is not counted. */
function counted(title: string, group: Group, { results }: Outcome): string {
  const count = countOf(results, group)
  return count > 0 ? `${title}（${count}）` : title
}

/** What the firm may have: first what is worth money, then the rest, a line each. */
function Eligible({ outcome, draft }: GroupProps) {
  const stacks = stacksOf(engine, outcome.results, 'eligible')
  if (stacks.length === 0) return null
  const paying = stacks.filter(({ results }) =>
    results.some((result) => result.failure !== undefined || leadAmount(result) !== undefined),
  )
  const plain = stacks.filter((stack) => !paying.includes(stack)).flatMap(({ results }) => results)
  return (
    <Box className="section">
      <Heading level={2} className="section__title">
        {counted('可享受', 'eligible', outcome)}
      </Heading>
      <Box className="stack">
        {paying.map((stack) => (
          <StackOfCards key={stack.results[0]?.policy.id} stack={stack} draft={draft} />
        ))}
        {plain.length > 0 && (
          <>
            <Para className="result__plain">符合条件，没有金额</Para>
            <PolicyRows results={plain} hintOf={({ policy }) => policy.summary} />
          </>
        )}
      </Box>
    </Box>
  )
}

/** Results that may still become something: cards where little is missing, a line each where much is. */
function Live({ title, note, group, outcome, draft }: GroupProps & { title: string; note?: string; group: Group }) {
  const stacks = stacksOf(engine, outcome.results, group)
  const elsewhere = shownElsewhere(engine, outcome.results, group)
  if (stacks.length === 0 && elsewhere === 0) return null
  const mayMiss = stacks.length > FEW ? 0 : 1
  const near = stacks.filter(({ results }) => results.some((result) => unanswered(draft.answers, result) <= mayMiss))
  const far = stacks.filter((stack) => !near.includes(stack)).flatMap(({ results }) => results)
  return (
    <Box className="section">
      <Heading level={2} className="section__title">
        {counted(title, group, outcome)}
      </Heading>
      {note !== undefined && <Para className="result__note">{note}</Para>}
      {elsewhere > 0 && (
        <Para className="result__note">
          {`${stacks.length > 0 ? `其中 ${elsewhere} 项` : ''}和同一类的政策放在一起列出。`}
        </Para>
      )}
      {near.length > 0 && (
        <More items={near} step={CARDS}>
          {(shown) => (
            <Box className="stack">
              {shown.map((stack) => (
                <StackOfCards key={stack.results[0]?.policy.id} stack={stack} draft={draft} />
              ))}
            </Box>
          )}
        </More>
      )}
      {far.length > 0 && <Far results={far} draft={draft} />}
    </Box>
  )
}

/** What waits for several answers: how many, and the first of them one tap away. */
function Far({ results, draft }: { results: readonly PolicyResult[]; draft: Draft }) {
  const next = (result: PolicyResult) => narrowingFact(engine, draft.answers, draftDay(draft), result)
  return (
    <Box className="result__far">
      <More items={results} step={LINES}>
        {(shown) => (
          <PolicyRows
            results={shown}
            hintOf={(result) => {
              const fact = next(result) ?? ''
              const title = engine.facts.get(fact)?.title ?? ''
              return draft.answers[fact] === null
                ? `先弄清：${title}`
                : `还差 ${unanswered(draft.answers, result)} 项，先答：${title}`
            }}
            onTap={(result) => {
              const fact = next(result)
              if (fact !== null) open('edit', { fact })
            }}
          />
        )}
      </More>
    </Box>
  )
}

/** What does not apply: closed, unless there is nothing else to see. */
function Folded({ title, group, outcome, draft }: GroupProps & { title: string; group: Group }) {
  const results = inGroup(outcome.results, group)
  if (results.length === 0) return null
  const isAll = results.length === outcome.results.length
  return (
    <Box className="section">
      <Fold key={String(isAll)} level={2} title={counted(title, group, outcome)} open={isAll}>
        {results.length < FEW ? (
          <Box className="stack">
            {results.map((result) => (
              <ResultCard key={result.policy.id} result={result} draft={draft} views={[]} onView={() => undefined} />
            ))}
          </Box>
        ) : (
          <Finder id={group} results={results} draft={draft} />
        )}
      </Fold>
    </Box>
  )
}
