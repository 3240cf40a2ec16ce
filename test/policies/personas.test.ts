/** Firms that stand for many: what they are asked, in which order, and what they may use. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { personasSchema } from '../../shared/compile/schema/personas'
import { review } from '../../shared/compile/workshop/review'
import { byTheme, evaluate, leadingQuestions, load, questionsFor } from '../../shared/index'
import { bundleOf } from './shipped'

const MOST_QUESTIONS_FOR_A_SHOP = 20

const { personas } = personasSchema.parse(parse(readFileSync(new URL('personas.yaml', import.meta.url), 'utf8')))
const engine = load(bundleOf())

it('there are twenty, each different', () => {
  expect(new Set(personas.map(({ id }) => id)).size).toBeGreaterThanOrEqual(20)
})

describe.each(personas)('$name', (persona) => {
  const { screens, results } = review(engine, persona)
  const asked = screens.flat()

  it('is asked in the order the expert reviewed', () => {
    expect(screens).toEqual(persona.asked.map((screen) => [screen].flat()))
  })

  it('may use what was worked out by hand', () => {
    expect(results.flatMap(({ verdict, policy }) => (verdict === 'eligible' ? [policy.id] : [])).sort()).toEqual(
      [...persona.eligible].sort(),
    )
  })

  it('has every policy computed, and nothing left that an answer could change', () => {
    expect(results.flatMap(({ failure }) => failure ?? [])).toEqual([])
    const answered = new Set(asked)
    // Drafts are shown with what is known anyway, and what is ruled out stays so: nothing is asked for them.
    const counted = results.filter(({ status, verdict }) => status !== 'draft' && verdict !== 'ineligible')
    expect(counted.flatMap(({ needs }) => needs.filter((fact) => !answered.has(fact)))).toEqual([])
  })

  it('was not asked anything that its answers do not use', () => {
    expect(Object.keys(persona.answers).filter((fact) => !asked.includes(fact))).toEqual([])
  })

  it('is asked theme by theme', () => {
    const fresh = evaluate(engine, {}, persona.on)
    const leading = leadingQuestions(questionsFor(engine, {}, fresh), fresh)
    const open = byTheme(engine, leading, fresh).map(({ fact }) => engine.facts.get(fact)?.theme)
    expect([...new Set(open)].length).toBe(open.filter((theme, i) => theme !== open[i - 1]).length)
  })
})

it('a shop with eight staff is through in time', () => {
  const shop = personas.find(({ id }) => id === 'shop')
  expect(shop?.asked.length).toBeLessThanOrEqual(MOST_QUESTIONS_FOR_A_SHOP)
})
