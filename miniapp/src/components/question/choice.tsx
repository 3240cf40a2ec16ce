import type { Answer, ChoiceFact } from '../../../../shared/index'
import { Box, Tap, Txt } from '@/components/dom/index'

interface ChoiceAnswerProps {
  readonly fact: ChoiceFact
  readonly answer: Answer | undefined
  readonly onAnswer: (answer: Answer) => void
}

export function ChoiceAnswer({ fact, answer, onAnswer }: ChoiceAnswerProps) {
  const given = answer === true ? 'yes' : answer === false ? 'no' : answer
  return (
    <Box className="choices" groupLabel={fact.title}>
      {fact.options.map((option) => (
        <Choice
          key={option.id}
          label={option.label}
          hint={option.hint}
          chosen={option.id === given}
          onTap={() => {
            onAnswer(option.id)
          }}
        />
      ))}
    </Box>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly hint?: string
  readonly chosen: boolean
  /** Several may be chosen. */
  readonly many?: boolean
  readonly onTap: () => void
}

/** A big button for one answer. */
export function Choice({ label, hint, chosen, many = false, onTap }: ChoiceProps) {
  return (
    <Tap
      className={`choice${many ? ' choice--many' : ''}${chosen ? ' choice--on' : ''}`}
      pressed={chosen}
      onTap={onTap}
    >
      <Box className="choice__text">
        <Txt className="choice__label">{label}</Txt>
        {hint !== undefined && <Txt className="choice__hint">{hint}</Txt>}
      </Box>
      <Box className="choice__mark" decorative />
    </Tap>
  )
}
