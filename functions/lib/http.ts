/** The one funnel of every endpoint of the rules: run → JSON or problem+json → headers → one log line. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { logRequest, type Fault } from './log'
import { failed } from './reply'
import { bundle } from './rules'

export type Event = APIGatewayProxyEventV2
export type Result = APIGatewayProxyStructuredResultV2
export type Handler = (event: Event) => Promise<Result>

/** Wraps the work of one route, e.g. `POST /v1/evaluate`. Never throws: whatever goes wrong becomes a problem. */
export function endpoint(route: string, run: (event: Event) => Result): Handler {
  return (event) => {
    const start = performance.now()
    let result: Result
    let fault: Fault | undefined
    try {
      result = run(event)
    } catch (cause) {
      ;({ result, fault } = failed(cause))
    }
    const status = result.statusCode ?? 200
    logRequest({ route, status, ms: performance.now() - start, bundle: bundle.hash, ...fault })
    return Promise.resolve(result)
  }
}
