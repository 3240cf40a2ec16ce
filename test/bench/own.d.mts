import type { Engine, Explanation } from '../../shared/index'
import type { Firm } from './firms'
import type { Figures } from './hand'

declare const own: {
  /** The module it counts as its size. */
  bundle: string
  load: () => Engine
  evaluate: (engine: Engine, firm: Firm) => Figures
  next: (engine: Engine, firm: Partial<Firm>) => string[]
  trace: (engine: Engine, firm: Firm) => Explanation[]
}
export default own
