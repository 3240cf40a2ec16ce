import { changeAccount, readAccount } from './lib/accounts'
import { idOf } from './lib/body'
import { eraseAccount } from './lib/erase'
import { exportOf } from './lib/export'
import { FAVOURITE_ID } from './lib/patterns'
import { Problem, unauthorized } from './lib/problem'
import { queryOf } from './lib/query'
import { done, json } from './lib/reply'
import { forMember, routes } from './lib/routes'

const MAX_FAVOURITES = 100

export const handler = routes({
  'GET /v1/me': forMember(async (event, { account: id }) => {
    queryOf(event, [])
    const account = await readAccount(id)
    if (!account || account.closing) throw unauthorized()
    const { createdOn, elsewhere, openid, companies, favourites } = account
    const counts = { logins: elsewhere.size, profiles: companies.size }
    return json({ createdOn, wechat: openid !== undefined, ...counts, favourites: [...favourites] })
  }),
  'GET /v1/me/export': forMember(async (event, { account }) => {
    queryOf(event, [])
    return json(await exportOf(account))
  }),
  'DELETE /v1/me': forMember(async (event, { account }) => {
    queryOf(event, [])
    await eraseAccount(account)
    return done()
  }),
  'PUT /v1/favourites/{id}': forMember(async (event, { account }) => {
    queryOf(event, [])
    const id = favouriteOf(idOf(event))
    const values = { id, one: new Set([id]), most: MAX_FAVOURITES }
    const room = 'attribute_not_exists(#favourites) OR size(#favourites) < :most OR contains(#favourites, :id)'
    if (await changeAccount(account, 'ADD #favourites :one', values, room)) return done()
    throw new Problem('full', `最多收藏 ${MAX_FAVOURITES} 项，请先取消不用的。`, 'id')
  }),
  'DELETE /v1/favourites/{id}': forMember(async (event, { account }) => {
    queryOf(event, [])
    await changeAccount(account, 'DELETE #favourites :one', { one: new Set([favouriteOf(idOf(event))]) })
    return done()
  }),
})

/** The id of a policy or an item. It need not be in the rules any more. */
function favouriteOf(id: string): string {
  if (!FAVOURITE_ID.test(id)) throw new Problem('not-found', '没有这一项，请检查编号。', 'id')
  return id
}
