/** Whether the server runs newer rules than this phone, and what it makes of the answers then. */
import { useEffect, useState } from 'react'
import { lastChecked, type Answers, type IsoDate } from '../../../shared/index'
import { engine } from '@/services/engine'
import { createStore, useStore } from '@/services/store'
import { evaluateOnServer, serverRules } from './api'
import { outcomeOf, type Outcome } from './outcome'

/** True once the server has said that its rules are others, and that they are not older. */
export const rulesChanged = createStore(false)

/** Asks once, at the start of the app. Silent without a network. */
export async function compareRules(): Promise<void> {
  const theirs = await serverRules()
  if (!theirs) return
  const { bundle } = engine
  rulesChanged.set(theirs.hash !== bundle.hash && theirs.checkedOn >= lastChecked(bundle))
}

/** The results to show: the phone's own at once, the server's in their place where its rules are newer. */
export function useOutcome(
  answers: Answers,
  on: IsoDate,
  ids: readonly string[],
): { outcome: Outcome; fromServer: boolean } {
  const changed = useStore(rulesChanged)
  const key = JSON.stringify([answers, on, ids])
  const [remote, setRemote] = useState<{ key: string; outcome: Outcome } | null>(null)
  useEffect(() => {
    if (!changed) return
    let wanted = true
    const [sentAnswers, sentOn, sentIds] = JSON.parse(key) as [Answers, IsoDate, string[]]
    void evaluateOnServer(sentAnswers, sentOn, sentIds).then((outcome) => {
      if (wanted && outcome) setRemote({ key, outcome })
    })
    return () => {
      wanted = false
    }
  }, [changed, key])
  if (remote?.key === key) return { outcome: remote.outcome, fromServer: true }
  return { outcome: outcomeOf(engine, answers, on, ids), fromServer: false }
}
