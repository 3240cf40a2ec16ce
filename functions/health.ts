import { lastChecked } from '../shared/index'
import { endpoint } from './lib/http'
import { queryOf } from './lib/query'
import { json } from './lib/reply'
import { bundle } from './lib/rules'

const health = { status: 'ok', bundle: bundle.hash, checkedOn: lastChecked(bundle) }

/** GET /v1/health: the service answers, and with which rules. */
export const handler = endpoint('GET /v1/health', (event) => {
  queryOf(event, [])
  return json(health)
})
