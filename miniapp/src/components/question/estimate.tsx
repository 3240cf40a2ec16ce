import { useState } from 'react'
import {
  evaluate,
  moneyRange,
  nextQuestions,
  type Answer,
  type Answers,
  type NumberFact,
  type Policy,
} from '../../../../shared/index'
import { Box, Heading, Para, Sheet, Txt } from '@/components/dom/index'
import { Button, Link, Notice, Tag } from '@/components/controls/index'
import { engine } from '@/services/engine'
import { draftDay, draftStore, update } from '@/state/app'
import { estimateAnswer } from '@/state/estimate'
import { NumberAnswer } from './number'

interface EstimateProps {
  readonly policy: Policy
  readonly onClose: () => void
  readonly onUse: (answer: Answer) => void
}

/** Works out a figure nobody remembers from one that somebody does. */
export function Estimate({ policy, onClose, onUse }: EstimateProps) {
  const draft = draftStore.get()
  const on = draftDay(draft)
  const [answers, setAnswers] = useState<Answers>(draft.answers)
  const [refining, setRefining] = useState(false)
  const figures = nextQuestions(engine, answers, on, [policy.id]).filter(
    ({ fact }) => engine.facts.get(fact)?.type === 'number',
  )
  const rough = figures.find(({ exact }) => exact)
  const next = figures.find(({ exact }) => !exact) ?? (refining ? rough : undefined)
  const asked = next && engine.facts.get(next.fact)
  const roughFact = rough && engine.facts.get(rough.fact)
  const result = evaluate(engine, answers, on, [policy.id])[0]
  const amount = result?.amounts[0]
  const value = result && estimateAnswer(result)
  return (
    <Sheet title={policy.title} onClose={onClose}>
      {asked?.type === 'number' ? (
        <Asked
          fact={asked}
          exactly={refining}
          onAnswer={(answer) => {
            setAnswers({ ...answers, [asked.id]: answer })
            setRefining(false)
          }}
        />
      ) : (
        <Box className="estimate">
          {amount && value !== null && value !== undefined ? (
            <>
              <Box className="estimate__label">
                <Txt>{amount.label}</Txt>
                <Tag tone="warn">估算</Tag>
              </Box>
              <Box className="estimate__amount">{moneyRange(amount)}</Box>
              {roughFact && (
                <Link
                  onTap={() => {
                    setRefining(true)
                  }}
                >
                  {`填准确的${roughFact.label}`}
                </Link>
              )}
              <Button
                onTap={() => {
                  update((old) => ({ ...old, answers: { ...old.answers, ...answers } }))
                  onUse(value)
                }}
              >
                用这个估算
              </Button>
            </>
          ) : (
            <Notice tone="warn">
              {result?.verdict === 'not-in-force'
                ? '这个年度没有估算的依据，请按缴款凭证填写。'
                : '还估不出来，请按缴款凭证填写，或选“不清楚”。'}
            </Notice>
          )}
          {policy.notes.map((note) => (
            <Para className="estimate__note" key={note.text}>
              {note.text}
            </Para>
          ))}
        </Box>
      )}
    </Sheet>
  )
}

interface AskedProps {
  readonly fact: NumberFact
  readonly exactly: boolean
  readonly onAnswer: (answer: Answer) => void
}

function Asked({ fact, exactly, onAnswer }: AskedProps) {
  return (
    <Box className="estimate">
      <Heading level={3} className="estimate__title">
        {fact.title}
      </Heading>
      <Para className="estimate__note">{fact.help}</Para>
      <NumberAnswer fact={fact} answer={undefined} exactly={exactly} onAnswer={onAnswer} />
    </Box>
  )
}
