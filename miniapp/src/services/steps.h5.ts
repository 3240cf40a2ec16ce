/** In a browser every question is an entry of the history, so that its back button goes one question back. */
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'

interface StepState {
  /** Question this entry shows. */
  readonly step: number
  /** The first entry of this visit: before it lies another page. */
  readonly first: number
}

function stateOf(value: unknown): StepState | null {
  const steps = typeof value === 'object' && value !== null ? (value as { steps?: StepState }).steps : undefined
  return steps ?? null
}

function withSteps(steps: StepState): object {
  return { ...(window.history.state as object | null), steps }
}

/** Keeps the browser's history in step with the question on the screen. */
export function useSteps(step: number, onStep: (step: number) => void): void {
  const shown = useRef(true)
  const last = useRef(step)
  const latest = useRef(onStep)
  useEffect(() => {
    latest.current = onStep
  })
  useDidShow(() => {
    shown.current = true
  })
  useDidHide(() => {
    shown.current = false
  })

  useEffect(() => {
    const known = stateOf(window.history.state)
    if (known) latest.current(known.step)
    else window.history.replaceState(withSteps({ step: last.current, first: last.current }), '')
    const onPop = (event: PopStateEvent) => {
      const steps = stateOf(event.state)
      if (!shown.current || !steps) return
      // The router would build the page anew for a step inside it.
      event.stopImmediatePropagation()
      last.current = steps.step
      latest.current(steps.step)
    }
    window.addEventListener('popstate', onPop, true)
    return () => {
      window.removeEventListener('popstate', onPop, true)
    }
  }, [])

  useEffect(() => {
    if (step === last.current) return
    const first = stateOf(window.history.state)?.first ?? step
    if (step > last.current) window.history.pushState(withSteps({ step, first }), '')
    else window.history.replaceState(withSteps({ step, first: Math.min(first, step) }), '')
    last.current = step
  }, [step])
}

/** Goes one entry back when that entry is a question; false when it is not. */
export function stepBack(): boolean {
  const steps = stateOf(window.history.state)
  if (!steps || steps.step <= steps.first) return false
  window.history.back()
  return true
}
