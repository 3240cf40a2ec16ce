import { useEffect, useState } from 'react'
import type { Answer } from '../../../../shared/index'
import { Dropped } from '@/components/page/dropped'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { GroupQuestion } from '@/components/question/group'
import { Question } from '@/components/question/index'
import { scrollToTop } from '@/services/appearance'
import { engine, factOf } from '@/services/engine'
import { goBack, isOnTop } from '@/services/navigate'
import { stepBack, useSteps } from '@/services/steps'
import { useStore } from '@/services/store'
import { draftDay, droppedAnswers, draftStore, update } from '@/state/app'
import { take, takeAll, type Taken } from '@/state/answering'
import type { Draft } from '@/state/draft'
import { asksExactly, backward, currentScreen, forward, moveTo } from '@/state/flow'
import { newlyOut, ruledOut, type RuledOut } from '@/state/knockout'
import { Done } from './done'
import { News } from './news'
import { ProgressLine } from './progress'
import { Start } from './start'
import { Ways } from './ways'

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
  const keep = () => {
    go(draft)
  }
  const isAnswered = screen.facts.every((id) => draft.answers[id] !== undefined)
  return (
    <Page
      title="答题"
      onBack={previous}
      footer={
        draft.step > 0 || isAnswered ? (
          <Ways onPrevious={draft.step > 0 ? previous : null} onKeep={isAnswered && !exactly ? keep : null} />
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
