/** The app asks every persona what the expert reviewed, screen by screen. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import bundle from '../../shared/generated/bundle.json'
import { personasSchema } from '../../shared/compile/schema/personas'
import { load, type Bundle, type Check } from '../../shared/index'
import { begin, emptyDraft, wholeCheck, withAnswer, type Draft } from '../../miniapp/src/state/draft'
import { currentScreen, forward, pending } from '../../miniapp/src/state/flow'

const engine = load(bundle as unknown as Bundle)
const file = new URL('personas.yaml', import.meta.url)
const { personas } = personasSchema.parse(parse(readFileSync(file, 'utf8')))

describe.each(personas)('$name', ({ on, answers, asked }) => {
  it('sees the reviewed screens', () => {
    const year = Number(on.slice(0, 4))
    let draft: Draft = { ...begin(engine, emptyDraft(engine, year), wholeCheck(engine) as Check), skipped: [] }
    const screens: (readonly string[])[] = []
    // Whoever has an exact figure would have given it.
    while (pending(engine, draft, on).some(({ exact }) => !exact)) {
      const screen = currentScreen(engine, draft, on)
      if (!screen) break
      for (const fact of screen.facts) draft = withAnswer(draft, fact, answers[fact] ?? null)
      screens.push(screen.facts)
      draft = forward(engine, draft, on, screen.id)
    }
    expect(screens).toEqual(asked.map((one) => [one].flat()))
  })
})
