import { Box, Heading, Item, List, Para, Tap, Txt } from '@/components/dom/index'
import { Button, Tag } from '@/components/controls/index'
import { Dropped } from '@/components/page/dropped'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { engine } from '@/services/engine'
import { backOrReplace, goHome, open } from '@/services/navigate'
import { draftDay, draftStore } from '@/state/app'
import { pending } from '@/state/flow'
import { reviewOf, type Basis, type ReviewLine } from '@/state/review'
import { useStore } from '@/state/store'

const BASIS: Readonly<Record<Basis, string>> = {
  given: '',
  range: '按范围算',
  unknown: '按所有可能算',
  estimate: '估算',
  open: '',
}

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
            : `点一下就能改。有 ${assumed} 项不是准确数字，结果按它们可能的最小到最大来算。`}
      </Para>
      {groups.map((group) => (
        <Box className="section" key={group.id}>
          <Heading level={2} className="section__title">
            {group.label}
          </Heading>
          <List className="panel">
            {group.lines.map((line) => (
              <Item key={line.fact.id}>
                <AnswerLine line={line} />
              </Item>
            ))}
          </List>
        </Box>
      ))}
    </Page>
  )
}

function AnswerLine({ line: { fact, text, basis } }: { line: ReviewLine }) {
  return (
    <Tap
      className="answer"
      onTap={() => {
        open('edit', { fact: fact.id })
      }}
    >
      <Box className="answer__text">
        <Txt className="answer__label">{fact.label}</Txt>
        <Txt className={basis === 'open' ? 'answer__value answer__value--open' : 'answer__value'}>{text}</Txt>
      </Box>
      {BASIS[basis] !== '' && <Tag tone="warn">{BASIS[basis]}</Tag>}
      <Box className="row__arrow" decorative />
    </Tap>
  )
}
