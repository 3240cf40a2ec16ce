import { useEffect, useState } from 'react'
import type { Answer } from '../../../../shared/index'
import { Box, Item, List, Sheet, Txt } from '@/components/dom/index'
import { Button, Link, Notice } from '@/components/controls/index'
import { Dropped } from '@/components/page/dropped'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { GroupQuestion } from '@/components/question/group'
import { Question } from '@/components/question/index'
import { scrollToTop } from '@/services/appearance'
import { engine, factOf } from '@/services/engine'
import { goBack, isOnTop, open } from '@/services/navigate'
import { stepBack, useSteps } from '@/services/steps'
import { draftDay, droppedAnswers, draftStore, update } from '@/state/app'
import { companyOf } from '@/state/account/roster'
import { rosterStore } from '@/state/account/saved'
import { take, takeAll, type Taken } from '@/state/answering'
import { isWhole, type Draft } from '@/state/draft'
import { asksExactly, backward, currentScreen, forward, moveTo } from '@/state/flow'
import { newlyOut, ruledOut, type RuledOut } from '@/state/knockout'
import { progress } from '@/state/progress'
import { useStore } from '@/state/store'
import { Done } from './done'
import { Start } from './start'

export default safe(Ask)

function Ask() {
  const draft = useStore(draftStore)
  const on = draftDay(draft)
  const screen = draft.skipped === null ? null : currentScreen(engine, draft, on)
  const [news, setNews] = useState<readonly RuledOut[]>([])
  useSteps(draft.step, (step) => {
    setNews([])
    update((old) => moveTo(old, step))
  })
  const factId = screen?.facts[0] ?? null
  const exactly = factId !== null && draft.step >= draft.trail.length && asksExactly(engine, draft, on, factId)
  const key = `${screen?.id ?? ''}${exactly ? '!' : ''}`
  useEffect(() => {
    if (isOnTop('ask')) scrollToTop()
  }, [key, draft.skipped])

  const previous = () => {
    setNews([])
    if (draft.step === 0) goBack()
    else if (!stepBack()) update(backward)
  }
  if (draft.skipped === null) return <Start draft={draft} />
  if (screen === null || factId === null) return <Done draft={draft} onBack={previous} />

  const go = (next: Draft) => {
    const out = newlyOut(engine, draft.answers, next.answers, on, draft.policies)
    setNews(ruledOut(engine, next.answers, on, out))
    draftStore.set(forward(engine, next, on, screen.id))
  }
  const goOn = ({ draft: next, dropped }: Taken) => {
    if (dropped.length > 0) droppedAnswers.set(dropped.map((id) => factOf(id).label))
    go(next)
  }
  const isAnswered = screen.facts.every((id) => draft.answers[id] !== undefined)
  return (
    <Page
      title="答题"
      onBack={previous}
      footer={
        draft.step > 0 || isAnswered ? (
          <>
            {draft.step > 0 && (
              <Button kind="quiet" wide onTap={previous}>
                上一题
              </Button>
            )}
            {isAnswered && !exactly ? (
              <Button
                kind="secondary"
                wide
                onTap={() => {
                  go(draft)
                }}
              >
                不改，下一题
              </Button>
            ) : (
              <Button
                kind="quiet"
                wide
                onTap={() => {
                  open('result')
                }}
              >
                先看结果
              </Button>
            )}
          </>
        ) : undefined
      }
    >
      <Dropped />
      <ProgressLine draft={draft} on={on} facts={screen.facts} />
      {screen.group ? (
        <GroupQuestion
          key={key}
          group={screen.group}
          facts={screen.facts.map(factOf).filter((fact) => fact.type === 'choice')}
          answers={draft.answers}
          year={draft.year}
          onAnswer={(answers) => {
            goOn(takeAll(engine, draftStore.get(), answers))
          }}
        >
          <News news={news} />
        </GroupQuestion>
      ) : (
        <Question
          key={key}
          fact={factOf(factId)}
          answer={draft.answers[factId]}
          exactly={exactly}
          year={draft.year}
          onAnswer={(value: Answer, estimated) => {
            goOn(take(engine, draftStore.get(), factId, value, estimated))
          }}
          onKeepBand={
            exactly
              ? () => {
                  go({ ...draft, keptBands: [...draft.keptBands, factId] })
                }
              : undefined
          }
        >
          <News news={news} />
        </Question>
      )}
    </Page>
  )
}

/** What the last answer ruled out; the names behind a tap while there are many. */
function News({ news }: { news: readonly RuledOut[] }) {
  const [isOpen, setOpen] = useState(false)
  const titles = news.flatMap((one) => one.titles)
  if (news.length === 0) return null
  return (
    <Box className="ask__news">
      <Notice tone="plain" live>
        {news.map(({ text }) => (
          <Box key={text}>{text}</Box>
        ))}
        {titles.length > 0 && (
          <Link
            onTap={() => {
              setOpen(true)
            }}
          >
            看是哪些
          </Link>
        )}
      </Notice>
      {isOpen && (
        <Sheet
          title={`不相关的 ${titles.length} 项`}
          onClose={() => {
            setOpen(false)
          }}
        >
          <List className="ask__titles">
            {titles.map((title) => (
              <Item key={title}>{title}</Item>
            ))}
          </List>
        </Sheet>
      )}
    </Box>
  )
}

function ProgressLine({ draft, on, facts }: { draft: Draft; on: string; facts: readonly string[] }) {
  const { number, left, isLast, percent } = progress(engine, draft, on)
  const roster = useStore(rosterStore)
  const company = companyOf(roster, roster.current)
  const { themes } = engine.bundle
  const shared = themes.find(({ id }) => facts.every((fact) => factOf(fact).theme === id))
  // A list that touches many subjects is about the firm.
  const theme = shared ?? themes[0]
  return (
    <Box className="progress">
      {roster.companies.length > 1 && <Box className="progress__firm">{company ? company.name : '还没保存的单位'}</Box>}
      <Box className="progress__track" decorative>
        <Box className="progress__done" width={`${percent}%`} />
      </Box>
      <Box className="progress__line">
        {isWhole(engine, draft) && theme && <Txt className="progress__theme">{theme.label}</Txt>}
        <Txt className="progress__text">
          {`第 ${number} 题 · ${isLast ? '最后一题' : left === 0 ? '快答完了' : `大约还剩 ${left} 题`}`}
        </Txt>
      </Box>
    </Box>
  )
}
