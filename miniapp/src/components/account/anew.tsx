import { useState, type ReactNode } from 'react'
import { useStore } from '@/services/store'
import { rosterStore } from '@/state/account/saved'
import { draftStore, startOver } from '@/state/app'
import { Asking } from './asking'

interface Anew {
  readonly start: () => void
  /** Stands in the overlay of the page. */
  readonly sheet: ReactNode
}

/** Starts over, at once where the answers are none or kept as a company, else only after asking. */
export function useStartOver(onDone?: () => void): Anew {
  const [isAsking, setAsking] = useState(false)
  const answered = Object.keys(useStore(draftStore).answers).length
  const isKept = useStore(rosterStore).current !== null
  const close = () => {
    setAsking(false)
  }
  const go = () => {
    close()
    startOver()
    onDone?.()
  }
  const start = () => {
    if (isKept || answered === 0) go()
    else setAsking(true)
  }
  const sheet = isAsking && (
    <Asking
      title={`清空 ${answered} 题答案，重新开始？`}
      lines={['这些答案没有存成单位，清空后不能恢复。']}
      action="清空"
      onAction={go}
      onClose={close}
    />
  )
  return { start, sheet }
}
