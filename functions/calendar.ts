import { accountOfFeed, endFeed, feedSince, feedText, makeFeed } from './lib/feed'
import { Problem } from './lib/problem'
import { queryOf } from './lib/query'
import { done, json } from './lib/reply'
import { forMember, routes } from './lib/routes'
import { nowMs } from './lib/today'

export const handler = routes({
  'GET /v1/calendar': forMember(async (event, { account }) => {
    queryOf(event, [])
    return json({ since: await feedSince(account) })
  }),
  'POST /v1/calendar': forMember(async (event, { account, ttl }) => {
    queryOf(event, [])
    return json({ path: `/v1/calendar/${await makeFeed(account, ttl, nowMs())}.ics` })
  }),
  'DELETE /v1/calendar': forMember(async (event, { account }) => {
    queryOf(event, [])
    await endFeed(account)
    return done()
  }),
  'GET /v1/calendar/{file}': async (event) => {
    queryOf(event, [])
    const file = event.pathParameters?.file ?? ''
    const account = file.endsWith('.ics') ? await accountOfFeed(file.slice(0, -'.ics'.length)) : undefined
    if (account === undefined) throw new Problem('not-found', '没有这个日历，可能已经停用，请重新生成。', 'file')
    return {
      statusCode: 200,
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="qinghui.ics"',
        'cache-control': 'private, max-age=3600',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
      body: await feedText(account, nowMs()),
    }
  },
})
