/** The compiled rules, loaded once per process. */
import { load, type Bundle } from '../../shared/index'
import compiled from '../../shared/generated/bundle.json'

export const engine = load(compiled as unknown as Bundle)
export const bundle = engine.bundle
