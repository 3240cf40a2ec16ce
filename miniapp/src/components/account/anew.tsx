import { useState, type ReactNode } from 'react'
import { hasServer } from '@/services/http'
import { useStore } from '@/services/store'
import { companyOf } from '@/state/account/roster'
import { saidStore } from '@/state/account/said'
import { rosterStore } from '@/state/account/saved'
import { KEEPING } from '@/state/account/words'
import { answerAgain, draftStore, startOver } from '@/state/app'
import { Asking } from './asking'

interface Anew {
  readonly start: () => void
  /** Stands in the overlay of the page. */
  readonly sheet: ReactNode
}

/** Starts over, at once where there are no answers, else only after asking: also for whom, where they are a company's. */
export function useStartOver(onDone?: () => void): Anew {
  const [isAsking, setAsking] = useState(false)
  const answered = Object.keys(useStore(draftStore).answers).length
  const roster = useStore(rosterStore)
  const company = companyOf(roster, roster.current)
  const close = () => {
    setAsking(false)
  }
  const go = (clear: () => void) => {
    close()
    clear()
    onDone?.()
  }
  const start = () => {
    if (answered === 0) go(answerAgain)
    else setAsking(true)
  }
  const sheet = !isAsking ? null : company ? (
    <Asking
      title="重新开始，给哪家答？"
      lines={[
        `给这家重新答：清空“${company.name}”现在的答案${hasServer ? `，以前的结果都留着，新结果还记在它名下，${KEEPING}` : ''}。`,
        '另测一家：这家的答案不动，在“我的”里能找到。',
      ]}
      action="给这家重新答"
      isHarmful={false}
      onAction={() => {
        go(answerAgain)
      }}
      other="另测一家"
      onOther={() => {
        go(startOver)
        saidStore.set(`“${company.name}”还在“我的”里，新的答案不记在它名下。`)
      }}
      onClose={close}
    />
  ) : (
    <Asking
      title={`清空已填的 ${answered} 项情况，重新开始？`}
      lines={['它们没有存成单位，清空后不能恢复。']}
      action="清空"
      onAction={() => {
        go(startOver)
      }}
      onClose={close}
    />
  )
  return { start, sheet }
}
