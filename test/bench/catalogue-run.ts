/** One run of the catalogue benchmark: personas on standard input, numbers on standard output. */
import { readFileSync } from 'node:fs'
import bundle from '../../shared/generated/bundle.json'
import type { Persona } from '../../shared/compile/schema/personas'
import { evaluate, load, nextQuestions, type Bundle } from '../../shared/index'

const personas = JSON.parse(readFileSync(0, 'utf8')) as readonly Persona[]
const text = JSON.stringify(bundle)
const engine = load(bundle as unknown as Bundle)
const asked = engine.bundle.checks.find(({ id }) => id === 'all')?.policies
const firms = personas.map(({ on, answers, asked: screens }) => {
  const first = screens.flat().slice(0, Math.ceil(screens.flat().length / 2))
  const half = Object.fromEntries(first.flatMap((fact) => (fact in answers ? [[fact, answers[fact] ?? null]] : [])))
  return { on, answers, half }
})

const ROUNDS = 5
const CALLS = 50

function cpu(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** The least of several rounds: what other work on the machine disturbed least. */
function micros(run: () => unknown): number {
  let least = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    const from = cpu()
    for (let call = 0; call < CALLS; call++) run()
    least = Math.min(least, (cpu() - from) / CALLS)
  }
  return least
}

for (let warm = 0; warm < 100; warm++) {
  for (const { on, answers, half } of firms) {
    evaluate(engine, answers, on)
    nextQuestions(engine, half, on, asked)
  }
}
console.log(
  JSON.stringify({
    evaluateMicros: Math.max(...firms.map(({ on, answers }) => micros(() => evaluate(engine, answers, on)))),
    nextMicros: Math.max(...firms.map(({ on, half }) => micros(() => nextQuestions(engine, half, on, asked)))),
    loadMs: micros(() => load(JSON.parse(text) as Bundle)) / 1000,
  }),
)
