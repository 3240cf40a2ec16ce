import { useState } from 'react'
import type { Answer } from '../../../../shared/index'
import { Box, Txt } from '@/components/dom/index'
import { Button, Link } from '@/components/controls/index'
import { hundredths, readFigure, scaleFor, typed, type Scale } from '@/state/money'
import type { FigureAnswerProps } from './exact'
import { Figure, ScaleSwitch } from './figure'
import { reasonOf } from './reason'
import { ratio, unitLabel } from './units'

const MOST_PARTS = 20

/** Several figures that are added up. Empty lines do not count. */
export function PartsAnswer({ fact, answer, onAnswer }: FigureAnswerProps) {
  const given = givenParts(answer)
  const [scale, setScale] = useState<Scale>(scaleFor(fact, given?.[0]))
  const [texts, setTexts] = useState<readonly string[]>(() =>
    given ? given.map((part) => typed(part, scale)) : ['', ''],
  )
  const [problem, setProblem] = useState('')
  const filled = texts.filter((text) => text.trim() !== '')
  const parsed = filled.map((text) => readFigure(fact, text, scale))
  const values = parsed.flatMap((one) => (one.ok ? [one.value] : []))
  const sum = values.length === filled.length && values.length > 0 ? hundredths(values) : null
  const submit = () => {
    const wrong = parsed.findIndex((one) => !one.ok)
    const first = parsed[wrong]
    if (filled.length === 0) {
      setProblem('还没有填数。请至少填一项；说不准可以选“不清楚”。')
      return
    }
    if (first && !first.ok) {
      setProblem(`第 ${wrong + 1} 项：${first.message}`)
      return
    }
    try {
      onAnswer({ parts: values })
    } catch (error) {
      setProblem(reasonOf(error))
    }
  }
  return (
    <Box className="entry">
      {texts.map((text, index) => (
        <Box className="parts__row" key={index}>
          <Txt className="parts__name">{`第 ${index + 1} 项`}</Txt>
          <Figure
            id={`part-${index}`}
            label={`第 ${index + 1} 项`}
            text={text}
            unit={unitLabel(fact, scale)}
            onText={(next) => {
              setTexts(texts.map((old, i) => (i === index ? next : old)))
              setProblem('')
            }}
          />
        </Box>
      ))}
      {texts.length < MOST_PARTS && (
        <Link
          onTap={() => {
            setTexts([...texts, ''])
          }}
        >
          再加一项
        </Link>
      )}
      <Box live className={problem === '' ? 'entry__echo' : 'entry__problem'}>
        {problem !== '' ? problem : sum === null ? '填完自动相加' : `合计 ${ratio(fact, sum, 100)}`}
      </Box>
      {fact.unit === 'yuan' && <ScaleSwitch scale={scale} onScale={setScale} />}
      <Button onTap={submit}>确定</Button>
    </Box>
  )
}

function givenParts(answer: Answer | undefined) {
  return typeof answer === 'object' && answer !== null && 'parts' in answer ? answer.parts : undefined
}
