import { useState } from 'react'
import type { Answer, NumberFact } from '../../../../shared/index'
import { Box } from '@/components/dom/index'
import { Segments } from '@/components/controls/index'
import { modeFor, modesOf, type Mode } from '@/state/answering'
import { bandIndex } from '@/state/bands'
import { Choice } from './choice'
import { ExactAnswer } from './exact'
import { PartsAnswer } from './parts'
import { QuartersAnswer } from './quarters'

export interface NumberAnswerProps {
  readonly fact: NumberFact
  readonly answer: Answer | undefined
  readonly exactly: boolean
  /** Opens with the exact figure; the bands stay on offer. */
  readonly preferExact?: boolean
  /** Throws AnswerError when the figure is unusable. */
  readonly onAnswer: (answer: Answer) => void
}

/** A figure: a rough band first, the exact number, figures by quarter, or parts that are added up. */
export function NumberAnswer({ fact, answer, exactly, preferExact = false, onAnswer }: NumberAnswerProps) {
  const [mode, setMode] = useState(() => modeFor(fact, answer, exactly || preferExact))
  const modes = modesOf(fact).filter((one) => !(exactly && one === 'bands'))
  const labels: Record<Mode, string> = {
    bands: '选范围',
    exact: '准确数字',
    quarters: '逐季填写',
    parts: fact.parts?.label ?? '分开填写',
  }
  const chosenBand = bandIndex(fact, answer)
  return (
    <Box>
      {modes.length > 1 && (
        <Segments
          label="填写方式"
          options={modes.map((id) => ({ id, label: labels[id] }))}
          chosen={mode}
          onChoose={setMode}
        />
      )}
      {mode === 'bands' && (
        <Box className="choices" groupLabel={fact.title}>
          {fact.bands?.map((band, index) => (
            <Choice
              key={band.label}
              label={band.label}
              chosen={index === chosenBand}
              onTap={() => {
                onAnswer({
                  ...(band.low === undefined ? {} : { low: band.low }),
                  ...(band.high === undefined ? {} : { high: band.high }),
                })
              }}
            />
          ))}
        </Box>
      )}
      {mode === 'exact' && <ExactAnswer fact={fact} answer={answer} onAnswer={onAnswer} />}
      {mode === 'quarters' && <QuartersAnswer fact={fact} answer={answer} onAnswer={onAnswer} />}
      {mode === 'parts' && <PartsAnswer fact={fact} answer={answer} onAnswer={onAnswer} />}
    </Box>
  )
}
