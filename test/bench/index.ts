/** `npm run bench`: what the product costs, beside its budgets. Ratios within one run; figures of two runs do not compare. */
import { measureCatalogue } from './catalogue'
import { measureEngine } from './engine'
import { httpBench } from './http'
import { measureSearch } from './search'

const engine = await measureEngine()
const found = measureSearch()
const catalogue = await measureCatalogue()
const withoutJit = await measureCatalogue(['--jitless'])
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
  { what: 'every policy for one firm', measured: catalogue.evaluateMicros / 1000, budget: 1, unit: ' ms' },
  { what: 'the same without a JIT', measured: withoutJit.evaluateMicros / 1000, budget: 5, unit: ' ms' },
  {
    what: 'next questions of the full check, halfway',
    measured: catalogue.nextMicros / 1000,
    budget: 0.2,
    unit: ' ms',
  },
  { what: 'load of the whole rule bundle', measured: catalogue.loadMs, budget: 20, unit: ' ms' },
  { what: 'library ready to be searched', measured: found.indexMs, budget: 50, unit: ' ms' },
  { what: 'one search of the whole library', measured: found.queryMs, budget: 50, unit: ' ms' },
  { what: 'what evaluates and asks, minified and gzipped', measured: engine.gzipBytes / 1000, budget: 9, unit: ' kB' },
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
  console.log(
    `${kept ? '✓' : '✗'} ${what}: ${measured.toFixed(measured < 1 ? 2 : 1)}${unit} (${atLeast ? '≥' : '≤'} ${budget}${unit})`,
  )
}
