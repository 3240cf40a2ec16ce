import { useState, type ReactNode } from 'react'
import type { Answer, Answers, ChoiceFact, Group } from '../../../../shared/index'
import { Box, Heading, Para, Tap, Txt } from '@/components/dom/index'
import { Button, Segments } from '@/components/controls/index'
import { Phrases } from '@/components/controls/phrases'
import { Choice } from './choice'

interface GroupProps {
  readonly group: Group
  readonly facts: readonly ChoiceFact[]
  readonly answers: Answers
  readonly year: number
  readonly onAnswer: (answers: Answers) => void
  readonly children?: ReactNode
}

type Reply = 'yes' | 'no' | 'unsure'

const REPLIES = [
  { id: 'yes', label: '是' },
  { id: 'no', label: '否' },
  { id: 'unsure', label: '不清楚' },
] as const

/** Several yes/no questions on one screen: tick what applies; the rest is no, unless the owner says otherwise. */
export function GroupQuestion({ group, facts, answers, year, onAnswer, children }: GroupProps) {
  const [replies, setReplies] = useState<Readonly<Record<string, Reply>>>(() =>
    Object.fromEntries(facts.map(({ id }) => [id, replyOf(answers[id])])),
  )
  const [oneByOne, setOneByOne] = useState(() => facts.some(({ id }) => answers[id] === null))
  const chosen = facts.filter(({ id }) => replies[id] === 'yes').length
  const set = (id: string, reply: Reply) => {
    setReplies({ ...replies, [id]: reply })
  }
  return (
    <Box className="question">
      <Box className="question__about">
        <Txt>{`${year}年度 · 可以选几项`}</Txt>
      </Box>
      <Heading level={1} className="question__title" focusKey={`group:${group.id}`}>
        <Phrases text={group.title} />
      </Heading>
      {!oneByOne && (
        <Para className="question__help" id="question-help">
          {group.help}
        </Para>
      )}
      {children}
      <Box className="question__answer">
        {oneByOne ? (
          <Box className="panel">
            {facts.map(({ id, label, title, help }) => (
              <Box className="oneof" key={id}>
                <Box className="choice__label">{label}</Box>
                <Box className="choice__hint">{help}</Box>
                <Segments<Reply>
                  label={title}
                  options={REPLIES}
                  chosen={replies[id] ?? 'no'}
                  onChoose={(reply) => {
                    set(id, reply)
                  }}
                />
              </Box>
            ))}
          </Box>
        ) : (
          <Box className="choices" groupLabel={group.title}>
            {facts.map(({ id, label, help }) => (
              <Choice
                key={id}
                label={label}
                hint={help}
                many
                chosen={replies[id] === 'yes'}
                onTap={() => {
                  set(id, replies[id] === 'yes' ? 'no' : 'yes')
                }}
              />
            ))}
          </Box>
        )}
        <Box className="question__done">
          <Button
            wide
            onTap={() => {
              onAnswer(Object.fromEntries(facts.map(({ id }) => [id, answerOf(replies[id])])))
            }}
          >
            {oneByOne ? '确定' : chosen === 0 ? '以上都没有' : `选好了（${chosen} 项）`}
          </Button>
        </Box>
        {!oneByOne && (
          <Tap
            className="unsure"
            onTap={() => {
              setOneByOne(true)
            }}
          >
            有的不清楚，逐项选
          </Tap>
        )}
      </Box>
    </Box>
  )
}

function replyOf(answer: Answer | undefined): Reply {
  if (answer === null) return 'unsure'
  return answer === 'yes' || answer === true ? 'yes' : 'no'
}

function answerOf(reply: Reply | undefined): Answer {
  return reply === 'unsure' ? null : (reply ?? 'no')
}
