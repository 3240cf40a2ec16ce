/** The one funnel of every endpoint of the rules: run → JSON or problem+json → headers → one log line. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { AnswerError } from '../../shared/index'
import { faultOf, logRequest } from './log'
import { answerProblem, internalProblem, Problem } from './problem'
import { problemReply } from './reply'
import { bundle } from './rules'

export { idOf, jsonBody } from './body'
export { json, jsonText } from './reply'

export type Event = APIGatewayProxyEventV2
export type Result = APIGatewayProxyStructuredResultV2
export type Handler = (event: Event) => Promise<Result>

/** Wraps the work of one route, e.g. `POST /v1/evaluate`. Never throws: whatever goes wrong becomes a problem. */
export function endpoint(route: string, run: (event: Event) => Result): Handler {
  return (event) => {
    const start = performance.now()
    let result: Result
    let fault: ReturnType<typeof faultOf> | undefined
    try {
      result = run(event)
    } catch (cause) {
      const problem = asProblem(cause)
      if (problem.status === 500) fault = faultOf(cause)
      result = problemReply(problem)
    }
    const status = result.statusCode ?? 200
    logRequest({ route, status, ms: performance.now() - start, bundle: bundle.hash, ...fault })
    return Promise.resolve(result)
  }
}

function asProblem(cause: unknown): Problem {
  if (cause instanceof Problem) return cause
  return cause instanceof AnswerError ? answerProblem(cause) : internalProblem()
}
