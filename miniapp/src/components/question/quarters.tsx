import { useState } from 'react'
import type { Answer } from '../../../../shared/index'
import { Box, Txt } from '@/components/dom/index'
import { Button, Segments } from '@/components/controls/index'
import { draftDay, draftStore } from '@/state/app'
import { mean, pairsOf, readPairs, resize, withStart, withEnd, type Pairs } from '@/state/quarters'
import { scaleFor, typed, type Scale } from '@/state/money'
import { quartersOver } from '@/state/time'
import type { FigureAnswerProps } from './exact'
import { Figure, ScaleSwitch } from './figure'
import { reasonOf } from './reason'
import { ratio, unitLabel } from './units'

const COUNTS = (['1', '2', '3', '4'] as const).map((id) => ({ id, label: `${id} 季` }))

/** Start and end of each quarter the firm was in business, averaged exactly. */
export function QuartersAnswer({ fact, answer, onAnswer }: FigureAnswerProps) {
  const given = givenPairs(answer)
  const [scale, setScale] = useState<Scale>(scaleFor(fact, given?.[0]?.[0]))
  const [pairs, setPairs] = useState<Pairs>(() =>
    given
      ? given.map(([start, end]) => [typed(start, scale), typed(end, scale)])
      : pairsOf(Math.max(1, quartersOver(draftDay(draftStore.get())))),
  )
  const [problem, setProblem] = useState('')
  const change = (next: Pairs) => {
    setPairs(next)
    setProblem('')
  }
  const submit = () => {
    const read = readPairs(fact, pairs, scale)
    if (!read.ok) {
      setProblem(read.message)
      return
    }
    try {
      onAnswer({ quarters: read.quarters })
    } catch (error) {
      setProblem(reasonOf(error))
    }
  }
  const average = mean(fact, pairs, scale)
  const unit = unitLabel(fact, scale)
  return (
    <Box className="entry">
      <Box className="entry__caption" decorative>
        实际经营了几个季度
      </Box>
      <Segments
        label="实际经营了几个季度"
        options={COUNTS}
        chosen={String(pairs.length) as (typeof COUNTS)[number]['id']}
        onChoose={(id) => {
          change(resize(pairs, Number(id)))
        }}
      />
      <Box className="quarters">
        <Box className="quarters__row" decorative>
          <Txt className="quarters__head">{`季初（${unit}）`}</Txt>
          <Txt className="quarters__head">{`季末（${unit}）`}</Txt>
        </Box>
        {pairs.map(([start, end], index) => (
          <Box className="quarters__row" key={index} groupLabel={`第 ${index + 1} 个季度`}>
            <Txt className="quarters__name">{`第 ${index + 1} 季`}</Txt>
            <Figure
              id={`start-${index}`}
              label={`第 ${index + 1} 季季初`}
              text={start}
              unit=""
              onText={(text) => {
                change(withStart(pairs, index, text))
              }}
            />
            <Figure
              id={`end-${index}`}
              label={`第 ${index + 1} 季季末`}
              text={end}
              unit=""
              onText={(text) => {
                change(withEnd(pairs, index, text))
              }}
            />
          </Box>
        ))}
      </Box>
      <Box live className={problem === '' ? 'entry__echo' : 'entry__problem'}>
        {problem !== '' ? problem : average ? `平均 ${ratio(fact, average.sum, average.parts)}` : '没营业的季度不用填'}
      </Box>
      {fact.unit === 'yuan' && <ScaleSwitch scale={scale} onScale={setScale} />}
      <Button onTap={submit}>确定</Button>
    </Box>
  )
}

function givenPairs(answer: Answer | undefined) {
  return typeof answer === 'object' && answer !== null && 'quarters' in answer ? answer.quarters : undefined
}
