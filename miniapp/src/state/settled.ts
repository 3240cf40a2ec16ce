/** Results and questions worked out once: neither answers nor drafts ever change in place. */
import { evaluate, type Answers, type Engine, type IsoDate, type PolicyResult } from '../../../shared/index'

const kept = new WeakMap<object, WeakMap<object, Map<string, unknown>>>()

/** What `make` returned for this object and key the first time. */
export function once<T>(engine: Engine, about: object, key: string, make: () => T): T {
  const ofEngine = kept.get(engine) ?? new WeakMap<object, Map<string, unknown>>()
  kept.set(engine, ofEngine)
  const known = ofEngine.get(about) ?? new Map<string, unknown>()
  ofEngine.set(about, known)
  if (!known.has(key)) known.set(key, make())
  return known.get(key) as T
}

/** As `evaluate`, but asked a second time about the same answers it costs nothing. */
export function settle(engine: Engine, answers: Answers, on: IsoDate, ids: readonly string[]): readonly PolicyResult[] {
  return once(engine, answers, `${on} ${ids.join(' ')}`, () => evaluate(engine, answers, on, ids))
}
