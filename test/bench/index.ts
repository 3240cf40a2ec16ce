/** `npm run bench`: what the product costs, beside its budgets. Ratios within one run; figures of two runs do not compare. */
import { measureEngine } from './engine'
import { httpBench } from './http'
import { measureSearch } from './search'

const engine = await measureEngine()
const found = measureSearch()
const http = await httpBench()

interface Line {
  readonly what: string
  readonly measured: number
  readonly budget: number
  readonly unit: string
  /** The budget is a floor, not a ceiling. */
  readonly atLeast?: boolean
}

const lines: readonly Line[] = [
  { what: 'thirteen answers, against hand-written numbers', measured: engine.values, budget: 20, unit: '×' },
  { what: 'the same without a JIT', measured: engine.valuesWithoutJit, budget: 10, unit: '×' },
  { what: 'with their full explanation', measured: engine.explanation, budget: 80, unit: '×' },
  { what: 'next questions, half filled', measured: engine.nextMicros, budget: 20, unit: ' µs' },
  { what: 'cold load of the rules', measured: engine.coldLoadMs, budget: 3, unit: ' ms' },
  { what: 'library ready to be searched', measured: found.indexMs, budget: 50, unit: ' ms' },
  { what: 'one search of the whole library', measured: found.queryMs, budget: 50, unit: ' ms' },
  { what: 'engine, minified and gzipped', measured: engine.gzipBytes / 1000, budget: 9, unit: ' kB' },
  {
    what: 'POST /v1/evaluate, against a bare JSON echo',
    measured: 100 * http.figuresRatio,
    budget: 85,
    unit: ' %',
    atLeast: true,
  },
]

for (const { what, measured, budget, unit, atLeast } of lines) {
  const kept = atLeast ? measured >= budget : measured <= budget
  console.log(`${kept ? '✓' : '✗'} ${what}: ${measured.toFixed(1)}${unit} (${atLeast ? '≥' : '≤'} ${budget}${unit})`)
}
