import { useState } from 'react'
import type { Fact, PolicyResult } from '../../../../shared/index'
import { Box, Heading, Item, List, Para, Txt } from '@/components/dom/index'
import { Button, Link } from '@/components/controls/index'
import { Dropped } from '@/components/page/dropped'
import { NotStarted } from '@/components/page/empty'
import { Page } from '@/components/page/index'
import { YearSheet } from '@/components/page/year'
import { VerdictTag } from '@/components/law/status'
import { engine, factOf } from '@/services/engine'
import { open } from '@/services/navigate'
import { draftDay } from '@/state/app'
import { openRanges } from '@/state/bands'
import { inPlay, isWhole, type Draft } from '@/state/draft'
import { isSkipped, relevantFacts } from '@/state/flow'
import { leftOut } from '@/state/leftout'
import { countOf, hasNoRules, type Group } from '@/state/outcome'
import { whyNot } from '@/state/reasons'
import { settle } from '@/state/settled'
import { noRulesTexts, notInForceText } from '@/state/wording'

/** More policies than these are counted, not listed. */
const MOST_LISTED = 6
/** So are more ranges than these. */
const MOST_NAMED = 2

/** Nothing more to ask: why, what came out for each policy, and the two ways on. */
export function Done({ draft, onBack }: { draft: Draft; onBack: () => void }) {
  const on = draftDay(draft)
  if (draft.policies.length === 0)
    return <NotStarted title="答题" heading="还没有选要测的政策" lead="回到首页，选一项就可以开始。" />
  const results = settle(engine, draft.answers, on, inPlay(draft))
  const ranges = openRanges(draft.answers, results).map(factOf)
  if (hasNoRules(results)) return <NoRules draft={draft} results={results} onBack={onBack} />
  return (
    <Page
      title="答题"
      onBack={onBack}
      footer={
        <>
          <Button
            kind="secondary"
            wide
            onTap={() => {
              open('review')
            }}
          >
            核对答案
          </Button>
          <Button
            wide
            onTap={() => {
              open('result')
            }}
          >
            看结果
          </Button>
        </>
      }
    >
      <Dropped />
      <Heading level={1} className="page__title" focusKey="done">
        {isAllOut(results) ? '不用再问了' : '问完了，可以看结果'}
      </Heading>
      <Para className="page__lead">{reasonFor(draft, results, ranges, on)}</Para>
      {ranges.slice(0, MOST_NAMED).map(({ id, label }) => (
        <Link
          key={id}
          onTap={() => {
            open('edit', { fact: id, exact: '1' })
          }}
        >
          {`填准确的${label}`}
        </Link>
      ))}
      <Each draft={draft} results={results} on={on} />
    </Page>
  )
}

/** Nothing to ask in this year: another one is a tap away. */
function NoRules({ draft, results, onBack }: { draft: Draft; results: readonly PolicyResult[]; onBack: () => void }) {
  const [isChoosing, setChoosing] = useState(false)
  const { title, text } = noRulesTexts(results, draft.year)
  return (
    <Page
      title="答题"
      onBack={onBack}
      overlay={
        isChoosing && (
          <YearSheet
            onClose={() => {
              setChoosing(false)
            }}
          />
        )
      }
      footer={
        <Button
          wide
          onTap={() => {
            setChoosing(true)
          }}
        >
          换一个年度
        </Button>
      }
    >
      <Dropped />
      <Heading level={1} className="page__title" focusKey="done">
        {title}
      </Heading>
      <Para className="page__lead">{text}</Para>
      <Each draft={draft} results={results} on={draftDay(draft)} />
    </Page>
  )
}

/** What came out: for each policy, or how many of each kind. */
function Each({ draft, results, on }: { draft: Draft; results: readonly PolicyResult[]; on: string }) {
  if (results.length > MOST_LISTED) return <Counts results={results} />
  return (
    <List className="panel done__list">
      {results.map((result) => (
        <Item className="done__one" key={result.policy.id}>
          <Box className="done__head">
            <Txt className="done__title">{result.policy.title}</Txt>
            <VerdictTag result={result} />
          </Box>
          <Why draft={draft} result={result} on={on} />
        </Item>
      ))}
    </List>
  )
}

const COUNTED: readonly { readonly group: Group; readonly label: string }[] = [
  { group: 'eligible', label: '可享受' },
  { group: 'nothing', label: '符合条件，这次没有可省的' },
  { group: 'open', label: '还不能确定' },
  { group: 'ineligible', label: '不符合' },
  { group: 'closed', label: '不在执行期' },
]

/** Many policies: how many of each kind. */
function Counts({ results }: { results: readonly PolicyResult[] }) {
  return (
    <List className="panel done__list">
      {COUNTED.map(({ group, label }) => ({ label, count: countOf(results, group) }))
        .filter(({ count }) => count > 0)
        .map(({ label, count }) => (
          <Item className="done__one" key={label}>
            <Box className="done__head">
              <Txt className="done__title">{label}</Txt>
              <Txt className="done__count">{`${count} 项`}</Txt>
            </Box>
          </Item>
        ))}
    </List>
  )
}

const isAllOut = (results: readonly PolicyResult[]): boolean => results.every(({ verdict }) => verdict === 'ineligible')

function reasonFor(draft: Draft, results: readonly PolicyResult[], ranges: readonly Fact[], on: string): string {
  const relevant = relevantFacts(engine, draft, on)
  const out = leftOut(engine, draft, on)
  const skipped = relevant.filter((fact) => draft.answers[fact] === undefined && !isSkipped(engine, draft, fact)).length
  // Of the whole check nobody wants to know how many there were.
  const others = isWhole(engine, draft) ? '其他情况' : `还有 ${skipped} 项情况`
  const named = ranges.slice(0, MOST_NAMED).map(({ label }) => `「${label}」`)
  const more = ranges.length > MOST_NAMED ? `等 ${ranges.length} 项` : ''
  const unsure = relevant.filter((fact) => draft.answers[fact] === null).length
  const sentences = [
    ...(isAllOut(results) ? ['按现在的答案，条件已经不满足，再问也不会改变结果。答错了可以返回修改。'] : []),
    ...(skipped > 0 ? [`${others}不影响结果，没有再问。`] : []),
    ...(out.policies > 0
      ? [`${out.themes.map(({ label }) => label).join('、')}没有问，有 ${out.policies} 项政策因此还算不准。`]
      : []),
    ...(ranges.length > 0 ? [`${named.join('')}${more}填的是范围，填准确数字才能确定。`] : []),
    ...(unsure > 0 ? [`有 ${unsure} 项情况答了“不清楚”，结果会是一个范围。`] : []),
  ]
  return sentences.length > 0 ? sentences.join('') : '需要的信息都有了。'
}

function Why({ draft, result, on }: { draft: Draft; result: PolicyResult; on: string }) {
  if (result.verdict === 'not-in-force')
    return <Box className="done__why">{notInForceText(result.status, draft.year)}</Box>
  if (result.verdict !== 'ineligible') return null
  const reason = whyNot(engine, draft.answers, on, result.policy.id)
  return reason === null ? null : <Box className="done__why">{reason}</Box>
}
