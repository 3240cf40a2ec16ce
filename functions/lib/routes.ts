/** The funnel of the functions that keep data: one handler for several routes, private ones for a member only. */
import type { Event, Handler, Result } from './http'
import { logRequest, type Fault } from './log'
import { noToken, unauthorized } from './problem'
import { failed } from './reply'

type Run = (event: Event) => Promise<Result>

/** Who asks, as the authorizer has found out. */
export interface Member {
  readonly account: string
  readonly session: string
  /** When what the account keeps is removed if nobody comes back, in seconds since 1970; undefined = never. */
  readonly ttl: number | undefined
}

/** Answers each route, `METHOD /path`, by its work. Never throws: whatever goes wrong becomes a problem. */
export function routes(work: Readonly<Record<string, Run>>): Handler {
  return async (event) => {
    const start = performance.now()
    const route = event.routeKey
    let result: Result
    let fault: Fault | undefined
    try {
      const run = work[route]
      if (!run) throw new Error('a route that is not of this function')
      result = await run(event)
    } catch (cause) {
      ;({ result, fault } = failed(cause))
    }
    logRequest({ route, status: result.statusCode ?? 200, ms: performance.now() - start, ...fault })
    return result
  }
}

/** The work of a private route. Without a member it is not begun: 401. */
export function forMember(run: (event: Event, member: Member) => Promise<Result>): Run {
  return (event) => run(event, memberOf(event))
}

function memberOf(event: Event): Member {
  const { authorizer } = event.requestContext as { authorizer?: { lambda?: Partial<AuthorizerContext> | null } }
  const { account, session, ttl } = authorizer?.lambda ?? {}
  if (!account || session === undefined) {
    throw /^Bearer \S/i.test(event.headers.authorization ?? '') ? unauthorized() : noToken()
  }
  return { account, session, ttl: ttl === '' || ttl === undefined ? undefined : Number(ttl) }
}

/** What the authorizer hands on; the gateway passes on texts only. */
export interface AuthorizerContext {
  readonly account: string
  readonly session: string
  readonly ttl: string
}
