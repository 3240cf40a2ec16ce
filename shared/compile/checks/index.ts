import type { Check } from '../rules'
import { checkBands } from './bands'
import { checkCites } from './cites'
import { checkExamples } from './examples'
import { checkFacts } from './facts'
import { checkParams } from './params'
import { checkProse } from './prose'
import { checkQuotes } from './quotes'
import { checkReferences } from './references'
import { checkSigns } from './signs'
import { checkTables } from './tables'
import { checkTightness } from './tight'
import { checkVerify } from './verify'
import { checkWindows } from './windows'

/** By the name under which a caller may leave one out. */
export const CHECKS = {
  facts: checkFacts,
  bands: checkBands,
  references: checkReferences,
  cites: checkCites,
  params: checkParams,
  signs: checkSigns,
  tables: checkTables,
  tightness: checkTightness,
  quotes: checkQuotes,
  prose: checkProse,
  verify: checkVerify,
  windows: checkWindows,
  examples: checkExamples,
} satisfies Record<string, Check>

/** `boundaries` runs last, on rules that are sound otherwise. */
export type CheckName = keyof typeof CHECKS | 'boundaries'
