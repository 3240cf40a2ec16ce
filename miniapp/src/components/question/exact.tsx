import { useState } from 'react'
import type { Answer, NumberFact } from '../../../../shared/index'
import { Box } from '@/components/dom/index'
import { Button } from '@/components/controls/index'
import { readFigure, scaleFor, typed, type Scale } from '@/state/money'
import { Figure, ScaleSwitch } from './figure'
import { reasonOf } from './reason'
import { echo, unitLabel } from './units'

export interface FigureAnswerProps {
  readonly fact: NumberFact
  readonly answer: Answer | undefined
  readonly onAnswer: (answer: Answer) => void
}

/** One exact figure, with the 元/万元 switch for money. */
export function ExactAnswer({ fact, answer, onAnswer }: FigureAnswerProps) {
  const given = typeof answer === 'string' || typeof answer === 'number' ? answer : undefined
  const [scale, setScale] = useState<Scale>(scaleFor(fact, given))
  const [text, setText] = useState(given === undefined ? '' : typed(given, scale))
  const [problem, setProblem] = useState('')
  const submit = () => {
    const parsed = readFigure(fact, text, scale)
    if (!parsed.ok) {
      setProblem(parsed.message)
      return
    }
    try {
      onAnswer(parsed.value)
    } catch (error) {
      setProblem(reasonOf(error))
    }
  }
  const change = (next: string) => {
    setText(next)
    setProblem('')
  }
  return (
    <Box className="entry">
      <Figure
        id={`figure-${fact.id}`}
        label={fact.title}
        text={text}
        onText={change}
        onSubmit={submit}
        unit={unitLabel(fact, scale)}
        big
        signed={fact.min < 0}
        invalid={problem !== ''}
        describedBy={`echo-${fact.id}`}
      />
      <Box id={`echo-${fact.id}`} live className={problem === '' ? 'entry__echo' : 'entry__problem'}>
        {problem === '' ? echo(fact, text, scale) : problem}
      </Box>
      {fact.unit === 'yuan' && <ScaleSwitch scale={scale} onScale={setScale} />}
      <Button onTap={submit}>确定</Button>
    </Box>
  )
}
