import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda'
import { readAccount } from './lib/accounts'
import type { AuthorizerContext } from './lib/routes'
import { isOpen } from './lib/sessions'
import { verify } from './lib/tokens'

interface Answer {
  readonly isAuthorized: boolean
  readonly context: AuthorizerContext
}

/**
 * The authorizer of the private routes: a token of ours, not past its time, of a session that goes on.
 * To a refusal the gateway would answer 403 in its own words; so everybody is let through and only a member gets a name,
 * without which no private route begins its work. It answers 401, in Chinese.
 */
export async function handler(event: APIGatewayRequestAuthorizerEventV2): Promise<Answer> {
  const token = /^Bearer ([\w.-]{1,1000})$/i.exec(event.headers?.authorization ?? '')?.[1]
  const claims = token === undefined ? undefined : await verify('access', token)
  const account = claims && (await readAccount(claims.account))
  if (!account) return STRANGER
  // Who was cut off while erasing the account may finish that, and nothing else.
  const erasing = account.closing && account.movedTo === undefined && event.routeKey === 'DELETE /v1/me'
  if (!isOpen(account, claims) && !(erasing && account.generation === claims.generation)) return STRANGER
  const { ttl } = account
  const context = { account: claims.account, session: claims.session, ttl: ttl === undefined ? '' : String(ttl) }
  return { isAuthorized: true, context }
}

const STRANGER: Answer = { isAuthorized: true, context: { account: '', session: '', ttl: '' } }
