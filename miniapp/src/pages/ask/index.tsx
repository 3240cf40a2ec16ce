import { useEffect, useState } from 'react'
import type { Answer } from '../../../../shared/index'
import { Box, Txt } from '@/components/dom/index'
import { Button, Notice } from '@/components/controls/index'
import { Dropped } from '@/components/page/dropped'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { Question } from '@/components/question/index'
import { scrollToTop } from '@/services/appearance'
import { engine, factOf } from '@/services/engine'
import { goBack } from '@/services/navigate'
import { stepBack, useSteps } from '@/services/steps'
import { draftDay, droppedAnswers, draftStore, update } from '@/state/app'
import { take } from '@/state/answering'
import type { Draft } from '@/state/draft'
import { asksExactly, backward, currentFact, forward, moveTo, progress } from '@/state/flow'
import { newlyOut } from '@/state/knockout'
import { useStore } from '@/state/store'
import { Done } from './done'

export default safe(Ask)

function Ask() {
  const draft = useStore(draftStore)
  const on = draftDay(draft)
  const factId = currentFact(engine, draft, on)
  const [news, setNews] = useState<readonly string[]>([])
  useSteps(draft.step, (step) => {
    setNews([])
    update((old) => moveTo(old, step))
  })
  const exactly = factId !== null && draft.step >= draft.trail.length && asksExactly(engine, draft, on, factId)
  const screen = `${factId ?? ''}${exactly ? '!' : ''}`
  useEffect(scrollToTop, [screen])

  const previous = () => {
    setNews([])
    if (draft.step === 0) goBack()
    else if (!stepBack()) update(backward)
  }
  if (factId === null) return <Done draft={draft} onBack={previous} />

  const go = (next: Draft) => {
    setNews(newlyOut(engine, draft.answers, next.answers, on, draft.policies))
    draftStore.set(forward(engine, next, on, factId))
  }
  const fact = factOf(factId)
  const answer = draft.answers[factId]
  return (
    <Page
      title="答题"
      onBack={previous}
      footer={
        draft.step > 0 || answer !== undefined ? (
          <>
            {draft.step > 0 && (
              <Button kind="quiet" wide onTap={previous}>
                上一题
              </Button>
            )}
            {answer !== undefined && !exactly && (
              <Button
                kind="secondary"
                wide
                onTap={() => {
                  go(draft)
                }}
              >
                不改，下一题
              </Button>
            )}
          </>
        ) : undefined
      }
    >
      <Dropped />
      <ProgressLine draft={draft} on={on} />
      <Question
        key={screen}
        fact={fact}
        answer={answer}
        exactly={exactly}
        year={draft.year}
        onAnswer={(value: Answer, estimated) => {
          const taken = take(engine, draftStore.get(), factId, value, estimated)
          if (taken.dropped.length > 0) droppedAnswers.set(taken.dropped.map((id) => factOf(id).label))
          go(taken.draft)
        }}
        onKeepBand={
          exactly
            ? () => {
                go({ ...draft, keptBands: [...draft.keptBands, factId] })
              }
            : undefined
        }
      >
        {news.length > 0 && (
          <Box className="ask__news">
            <Notice tone="plain" live>
              {news.map((line) => (
                <Box key={line}>{line}</Box>
              ))}
            </Notice>
          </Box>
        )}
      </Question>
    </Page>
  )
}

function ProgressLine({ draft, on }: { draft: Draft; on: string }) {
  const { number, left, percent } = progress(engine, draft, on)
  return (
    <Box className="progress">
      <Box className="progress__track" decorative>
        <Box className="progress__done" width={`${percent}%`} />
      </Box>
      <Txt className="progress__text">
        {left === 0 ? `第 ${number} 题 · 最后一题` : `第 ${number} 题 · 大约还剩 ${left} 题`}
      </Txt>
    </Box>
  )
}
