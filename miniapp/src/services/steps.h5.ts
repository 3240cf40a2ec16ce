/** In a browser every question is an entry of the history, so that its back button goes one question back. */
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useLayoutEffect, useRef } from 'react'

interface StepState {
  /** Question this entry shows. */
  readonly step: number
  /** The first entry of this visit: before it lies another page. */
  readonly first: number
}

type Listener = (step: number) => void

/** The questions on the screen, if any. */
let shown: Listener | null = null

// Listens from the moment this file is loaded, which must be before the router does:
// the router would build the page anew for a step inside it.
window.addEventListener('popstate', (event) => {
  const steps = stateOf(event.state)
  if (!shown || !steps) return
  event.stopImmediatePropagation()
  shown(steps.step)
})

function stateOf(value: unknown): StepState | null {
  const steps = typeof value === 'object' && value !== null ? (value as { steps?: StepState }).steps : undefined
  return steps ?? null
}

function withSteps(steps: StepState): object {
  return { ...(window.history.state as object | null), steps }
}

/** Keeps the browser's history in step with the question on the screen. */
export function useSteps(step: number, onStep: Listener): void {
  const last = useRef(step)
  const latest = useRef(onStep)
  const listener = useRef<Listener>((to) => {
    last.current = to
    latest.current(to)
  })
  useEffect(() => {
    latest.current = onStep
  })
  const wanted = useRef(step)
  // Under another page the question may change, but the entry on top is not its own: it waits until it is shown.
  const follow = () => {
    const to = wanted.current
    if (shown !== listener.current || to === last.current) return
    const first = stateOf(window.history.state)?.first ?? to
    if (to > last.current) window.history.pushState(withSteps({ step: to, first }), '')
    else window.history.replaceState(withSteps({ step: to, first: Math.min(first, to) }), '')
    last.current = to
  }
  useDidShow(() => {
    shown = listener.current
    follow()
  })
  useDidHide(() => {
    shown = null
  })

  useEffect(() => {
    const own = listener.current
    shown = own
    const known = stateOf(window.history.state)
    if (known) own(known.step)
    else window.history.replaceState(withSteps({ step: last.current, first: last.current }), '')
    return () => {
      if (shown === own) shown = null
    }
  }, [])

  // At once: the next tap may come before the browser has painted.
  useLayoutEffect(() => {
    wanted.current = step
    follow()
  }, [step])
}

/** Goes one entry back when that entry is a question; false when it is not. */
export function stepBack(): boolean {
  const steps = stateOf(window.history.state)
  if (!steps || steps.step <= steps.first) return false
  window.history.back()
  return true
}
