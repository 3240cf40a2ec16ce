import { Box, Heading, Item, List, Para, Tap, Txt } from '@/components/dom/index'
import { Button, Fold, Row, Tag } from '@/components/controls/index'
import { Dropped } from '@/components/page/dropped'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { engine } from '@/services/engine'
import { backOrReplace, goHome, open } from '@/services/navigate'
import { useStore } from '@/services/store'
import { draftDay, draftStore, update } from '@/state/app'
import type { Draft } from '@/state/draft'
import { pending } from '@/state/flow'
import { leftOut } from '@/state/leftout'
import { reviewOf, type Basis, type ReviewLine } from '@/state/review'

const BASIS: Readonly<Record<Basis, string>> = {
  given: '',
  range: '按范围算',
  unknown: '按所有可能算',
  estimate: '估算',
  open: '',
}

/** More open questions of a theme than these stand behind a tap. */
const FEW = 3

export default safe(Review)

function Review() {
  const draft = useStore(draftStore)
  const on = draftDay(draft)
  const groups = reviewOf(engine, draft, on)
  const assumed = groups.flatMap((group) => group.lines).filter((line) => BASIS[line.basis] !== '').length
  const open_ = pending(engine, draft, on).length
  return (
    <Page
      title="核对答案"
      footer={
        groups.length === 0 ? (
          <Button wide onTap={goHome}>
            去首页选一项
          </Button>
        ) : (
          <>
            {open_ > 0 && (
              <Button
                kind="secondary"
                wide
                onTap={() => {
                  backOrReplace('ask')
                }}
              >
                继续答题
              </Button>
            )}
            <Button
              wide
              onTap={() => {
                backOrReplace('result')
              }}
            >
              看结果
            </Button>
          </>
        )
      }
    >
      <Dropped />
      <Heading level={1} className="page__title">
        {groups.length === 0 ? '还没有答案' : '核对一下答案'}
      </Heading>
      <Para className="page__lead">
        {groups.length === 0
          ? '回到首页，选一项就可以开始。'
          : assumed === 0
            ? '点一下就能改，改完回到这里。'
            : `点一下就能改。有 ${assumed} 项不清楚或者不是准确数字，结果按各种可能来算。`}
      </Para>
      {groups.map((group) => (
        <Box className="section" key={group.id}>
          <Heading level={2} className="section__title">
            {group.label}
          </Heading>
          {(group.lines.length > 0 || group.open.length <= FEW) && (
            <Lines lines={group.open.length <= FEW ? inOrder([...group.lines, ...group.open]) : group.lines} />
          )}
          {group.open.length > FEW && (
            <Fold level={3} title={`可能还要问 ${group.open.length} 项`}>
              <Lines lines={group.open} />
            </Fold>
          )}
        </Box>
      ))}
      {groups.length > 0 && <LeftOut draft={draft} on={on} />}
    </Page>
  )
}

/** As the bundle orders the questions. */
function inOrder(lines: readonly ReviewLine[]): ReviewLine[] {
  const place = (line: ReviewLine) => engine.bundle.facts.indexOf(line.fact)
  return [...lines].sort((a, b) => place(a) - place(b))
}

function Lines({ lines }: { lines: readonly ReviewLine[] }) {
  return (
    <List className="panel">
      {lines.map((line) => (
        <Item key={line.fact.id}>
          <AnswerLine line={line} />
        </Item>
      ))}
    </List>
  )
}

/** The themes that were switched off, with the way to switch them on after all. */
function LeftOut({ draft, on }: { draft: Draft; on: string }) {
  const { themes } = leftOut(engine, draft, on)
  if (themes.length === 0) return null
  return (
    <Box className="section panel">
      <Row
        title={`没有问：${themes.map(({ label }) => label).join('、')}`}
        hint="补上这些题，结果更完整"
        onTap={() => {
          update((old) => ({ ...old, skipped: [], step: old.trail.length }))
          backOrReplace('ask')
        }}
      />
    </Box>
  )
}

function AnswerLine({ line: { fact, text, basis } }: { line: ReviewLine }) {
  return (
    <Tap
      className="row row--tall"
      onTap={() => {
        open('edit', { fact: fact.id })
      }}
    >
      <Box className="row__text">
        <Txt className="answer__label">{fact.label}</Txt>
        <Txt className={basis === 'open' ? 'answer__value answer__value--open' : 'answer__value'}>{text}</Txt>
      </Box>
      {BASIS[basis] !== '' && <Tag tone="warn">{BASIS[basis]}</Tag>}
      <Box className="row__arrow" decorative />
    </Tap>
  )
}
