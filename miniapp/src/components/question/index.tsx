import { useState, type ReactNode } from 'react'
import type { Answer, Fact } from '../../../../shared/index'
import { Box, Heading, Para, Sheet, Tap, Txt } from '@/components/dom/index'
import { Link, Notice } from '@/components/controls/index'
import { Phrases } from '@/components/controls/phrases'
import { policyOf } from '@/services/engine'
import { draftDay, draftStore } from '@/state/app'
import { isAhead, timeText } from '@/state/time'
import { ChoiceAnswer } from './choice'
import { Estimate } from './estimate'
import { NumberAnswer } from './number'

export interface QuestionProps {
  readonly fact: Fact
  readonly answer: Answer | undefined
  /** The figure behind a band is wanted. */
  readonly exactly: boolean
  /** Opens with the exact figure; the bands stay on offer. */
  readonly preferExact?: boolean
  /** Year of the check, shown with the time the fact is about. */
  readonly year: number
  /** Takes the answer in; throws AnswerError with the words to show. */
  readonly onAnswer: (answer: Answer, estimated?: boolean) => void
  /** Offered when the exact figure is asked for: stay with the band. */
  readonly onKeepBand?: () => void
  readonly children?: ReactNode
}

/** One question: title, the time it is about, help, ways to answer, 不清楚. */
export function Question({ fact, answer, exactly, preferExact, year, onAnswer, onKeepBand, children }: QuestionProps) {
  const [drawer, setDrawer] = useState<'more' | 'estimate' | null>(null)
  const helper = fact.type === 'number' && fact.helper !== undefined ? policyOf(fact.helper) : undefined
  const close = () => {
    setDrawer(null)
  }
  return (
    <Box className="question">
      <Box className="question__about">
        <Txt>{timeText(fact, year)}</Txt>
      </Box>
      <Heading level={1} className="question__title" focusKey={`${fact.id}${exactly ? '!' : ''}`}>
        <Phrases text={fact.title} />
      </Heading>
      <Para className="question__help" id="question-help">
        {fact.help}
      </Para>
      {isAhead(fact, draftDay(draftStore.get())) && (
        <Para className="question__help">今年还没过完，按全年估一个数。</Para>
      )}
      {fact.more !== undefined && (
        <Link
          onTap={() => {
            setDrawer('more')
          }}
        >
          怎么填
        </Link>
      )}
      {children}
      {exactly && (
        <Notice tone="plain" live>
          刚才选的范围正好跨过政策的界线，填准确数字才能定下来。
        </Notice>
      )}
      <Box className="question__answer">
        {fact.type === 'choice' ? (
          <ChoiceAnswer fact={fact} answer={answer} onAnswer={onAnswer} />
        ) : (
          <NumberAnswer
            key={`${fact.id}${exactly ? '!' : ''}`}
            fact={fact}
            answer={answer}
            exactly={exactly}
            preferExact={preferExact}
            onAnswer={onAnswer}
          />
        )}
        {helper && (
          <Link
            onTap={() => {
              setDrawer('estimate')
            }}
          >
            {helper.title}
          </Link>
        )}
        {onKeepBand ? (
          <Tap className="unsure" onTap={onKeepBand}>
            说不准，就用刚才的范围
          </Tap>
        ) : (
          <Tap
            className={`unsure${answer === null ? ' unsure--on' : ''}`}
            pressed={answer === null}
            onTap={() => {
              onAnswer(null)
            }}
          >
            不清楚
          </Tap>
        )}
      </Box>
      {drawer === 'more' && (
        <Sheet title="怎么填" onClose={close}>
          <Para className="question__more">{fact.more}</Para>
        </Sheet>
      )}
      {drawer === 'estimate' && helper && (
        <Estimate
          policy={helper}
          onClose={close}
          onUse={(value) => {
            close()
            onAnswer(value, true)
          }}
        />
      )}
    </Box>
  )
}
