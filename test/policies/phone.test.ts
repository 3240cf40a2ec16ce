/** The app asks every persona what the expert reviewed, screen by screen, and tells how much is left. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import bundle from '../../shared/generated/bundle.json'
import { personasSchema, type Persona } from '../../shared/compile/schema/personas'
import { load, type Bundle, type Check } from '../../shared/index'
import { begin, emptyDraft, wholeCheck, withAnswer, type Draft } from '../../miniapp/src/state/draft'
import { currentScreen, forward, pending } from '../../miniapp/src/state/flow'
import { progress, type Progress } from '../../miniapp/src/state/progress'

const engine = load(bundle as unknown as Bundle)
const file = new URL('personas.yaml', import.meta.url)
const { personas } = personasSchema.parse(parse(readFileSync(file, 'utf8')))

interface Shown {
  readonly facts: readonly string[]
  readonly progress: Progress
}

function screensOf({ on, answers }: Persona): Shown[] {
  let draft: Draft = {
    ...begin(engine, emptyDraft(engine, Number(on.slice(0, 4))), wholeCheck(engine) as Check),
    skipped: [],
  }
  const shown: Shown[] = []
  // Whoever has an exact figure would have given it.
  while (pending(engine, draft, on).some(({ exact }) => !exact)) {
    const screen = currentScreen(engine, draft, on)
    if (!screen) break
    shown.push({ facts: screen.facts, progress: progress(engine, draft, on) })
    for (const fact of screen.facts) draft = withAnswer(draft, fact, answers[fact] ?? null)
    draft = forward(engine, draft, on, screen.id)
  }
  return shown
}

const walks = personas.map((persona) => ({ ...persona, shown: screensOf(persona) }))

describe.each(walks)('$name', ({ asked, shown }) => {
  it('sees the reviewed screens', () => {
    expect(shown.map(({ facts }) => facts)).toEqual(asked.map((one) => [one].flat()))
  })

  it('hears of the last question at the last one only', () => {
    const last = shown.map(({ progress: { isLast } }) => isLast)
    expect(last.slice(0, -1)).not.toContain(true)
  })
})

it('the screens left are told within a few of the truth', () => {
  const errors = walks.flatMap(({ shown }) =>
    shown.map(({ progress: { left } }, i) => Math.abs(left - (shown.length - 1 - i))),
  )
  expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(3)
})
