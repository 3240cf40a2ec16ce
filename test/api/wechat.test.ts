/** What we send to WeChat and believe of it. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { remove } from '../../functions/lib/table'
import { readEvent } from '../../functions/lib/wechat-events'
import { dateField, thingField } from '../../functions/lib/wechat-fields'
import { backoff, pausedUntil, reactionTo } from '../../functions/lib/wechat-reactions'
import { accessToken, forgetToken } from '../../functions/lib/wechat-token'
import { delivery, eventXml, popupXml } from '../../functions/local/wechat/events'
import { options } from '../properties/runs'
import { call } from './client'
import { wechat } from './cloud'
import { openApi, violations } from './schema'

describe('fields', () => {
  it.each([
    ['企业所得税季度预缴：1月15日截止', '企业所得税季度预缴：1月15日截止'],
    ['征求意见稿已成正式政策：高企认定奖励', '征求意见稿已成正式政策：高企认定奖励'],
    ['12月31日到期：小型微利企业所得税优惠政策延续', '12月31日到期：小型微利企业所得税…'],
    ['金额变多：小微企业全年可以少缴税150,000元', '金额变多：小微企业全年可以少缴税…'],
    ['少缴的税由 ¥1,000,000 变为 ¥12,345,678.90', '少缴的税由 ¥1,000,000 变为…'],
    ['现在可以享受：Qingdao Software Park 入驻', '现在可以享受：Qingdao…'],
    ['一\n二\t三 \u200b四😀五', '一 二 三 四五'],
    ['Donaudampfschifffahrtsgesellschaft', 'Donaudampfschifffah…'],
  ])('thing: %s', (text, cut) => {
    expect(thingField(text)).toBe(cut)
  })

  it('of any text are of the allowed length and signs, and a number in them is whole', () => {
    const text = fc.string({
      unit: fc.constantFrom('税', '，', ' ', '1', '2', '0', ',', '.', '¥', '元', '万', 'a', 'B', '😀', '\n'),
    })
    fc.assert(
      fc.property(text, (long) => {
        const thing = thingField(long)
        expect(thing.length).toBeLessThanOrEqual(20)
        const cut = thing.endsWith('…') ? thing.slice(0, -1) : ''
        const rest = long.replace(/\s+/g, ' ').replace('😀', '').trim()
        // Unless one number alone is longer than the field, the cut goes through none.
        if (/\D$/.test(cut) || cut === '' || /^\S{19}$/.test(cut)) return
        if (rest.startsWith(cut)) expect(rest.slice(cut.length)).not.toMatch(/^[\d]/)
      }),
      options,
    )
  })

  it('dates are written out', () => {
    expect(dateField('2027-01-05')).toBe('2027年01月05日')
  })
})

describe('reactions', () => {
  it.each([
    [0, 'sent'],
    [-1, 'retry'],
    [43101, 'spent'],
    [47003, 'drop'],
    [40003, 'forget'],
    [40001, 'refresh'],
    [42001, 'refresh'],
    [40037, 'disable'],
    [41030, 'disable'],
    [48001, 'disable'],
    [45009, 'pause'],
    [40164, 'pause'],
    [99999, 'drop'],
  ])('%i: %s', (code, reaction) => {
    expect(reactionTo(code).reaction).toBe(reaction)
  })

  it('look for somebody where time alone mends nothing', () => {
    const silent = [0, -1, 43101, 40003, 40001, 42001, 45011]
    for (const code of [47003, 40037, 41030, 48001, 45009, 40164, 40013, 40125, 99999])
      expect(reactionTo(code).alarm).toBe(true)
    for (const code of silent) expect(reactionTo(code).alarm).toBeUndefined()
  })

  it('wait longer with each try, never all at once', () => {
    expect([1, 2, 3, 20].map((tries) => backoff(tries, 0))).toEqual([30_000, 60_000, 120_000, 1_800_000])
    expect(backoff(1, 0.999)).toBeGreaterThanOrEqual(15_000)
    expect(backoff(1, 0.5)).toBe(22_500)
  })

  it('wait for midnight in China when the day’s quota is used up', () => {
    const noon = Date.parse('2027-01-08T12:00:00+08:00')
    expect(new Date(pausedUntil(45009, noon)).toISOString()).toBe('2027-01-08T16:00:00.000Z')
    expect(pausedUntil(40164, noon)).toBe(noon + 3_600_000)
  })
})

describe('the access token', () => {
  const key = { pk: 'WECHAT', sk: 'TOKEN' }
  const TOKEN = '/cgi-bin/stable_token'
  beforeEach(async () => {
    forgetToken()
    await remove(key)
  })
  afterEach(() => wechat.faults.clear())

  it('is asked for once, and shared by all who forgot it', async () => {
    const first = await accessToken(Date.now())
    wechat.faults.plan(TOKEN, 'http500', 5)
    expect(await accessToken(Date.now())).toBe(first)
    forgetToken()
    expect(await accessToken(Date.now())).toBe(first)
    expect(first!.length).toBeGreaterThan(300)
  })

  it('is asked for again in its last minute', async () => {
    await accessToken(Date.now())
    wechat.faults.plan(TOKEN, -1)
    expect(await accessToken(Date.now() + 7_141_000)).toBeUndefined()
  })

  it('that was refused is replaced, by force where WeChat insists on it, and that not too often', async () => {
    const now = Date.now()
    const bad = await accessToken(now)
    const forced = await accessToken(now, bad)
    expect(forced).not.toBe(bad)
    expect(await accessToken(now + 1000, forced)).toBeUndefined()
    expect(await accessToken(now + 2000)).toBe(forced)
  })

  it.each(['http500', 'garbage', 'closed', 40125, 45009] as const)(
    'is not had when WeChat answers %s',
    async (fault) => {
      wechat.faults.plan(TOKEN, fault)
      expect(await accessToken(Date.now())).toBeUndefined()
      expect(await accessToken(Date.now())).toBeDefined()
    },
  )
})

describe('events', () => {
  const app = {
    appId: process.env.WECHAT_APP_ID ?? '',
    appSecret: '',
    callbackToken: process.env.WECHAT_CALLBACK_TOKEN ?? '',
    aesKey: process.env.WECHAT_AES_KEY ?? '',
    templates: {},
  }
  const at = 1_800_000_000_000
  const xml = eventXml('o-one', at, 'subscribe_msg_popup_event', popupXml({ a: 'accept', b: 'reject' }))
  const event = {
    ...{ event: 'subscribe_msg_popup_event', openid: 'o-one', at: 1_800_000_000 },
    answers: [
      { template: 'a', answer: 'accept' },
      { template: 'b', answer: 'reject' },
    ],
  }
  const read = ({ query, body }: { query: string; body: string }) =>
    readEvent(Object.fromEntries(new URLSearchParams(query)), body)

  it('are read when they are signed and encrypted for this app', () => {
    expect(read(delivery(app, xml, at))).toEqual(event)
  })

  it.each([
    ['of another app', delivery({ ...app, appId: 'wx-other' }, xml, at)],
    ['signed with another token', delivery({ ...app, callbackToken: 'other' }, xml, at)],
    ['encrypted with another key', delivery({ ...app, aesKey: 'B'.repeat(43) }, xml, at)],
    ['in clear text, where a key was agreed on', delivery({ ...app, aesKey: undefined }, xml, at)],
    ['without a signature', { query: 'encrypt_type=aes', body: delivery(app, xml, at).body }],
    ['that are no events', delivery(app, '<xml><MsgType>text</MsgType></xml>', at)],
    ['of nonsense', { query: delivery(app, xml, at).query, body: '<xml><Encrypt>%%%</Encrypt></xml>' }],
  ])('%s are refused', (_, delivered) => {
    expect(read(delivered)).toBeUndefined()
  })

  it('in clear text are read where no key was agreed on', () => {
    const key = process.env.WECHAT_AES_KEY
    process.env.WECHAT_AES_KEY = ''
    const { aesKey: _, ...plain } = app
    expect(read(delivery(plain, xml, at))).toEqual(event)
    expect(read(delivery({ ...plain, callbackToken: 'other' }, xml, at))).toBeUndefined()
    process.env.WECHAT_AES_KEY = key
  })

  it('of more than 64 kB are not read at all', async () => {
    const send = (times: number) => call('POST', '/v1/wechat/events', '<Encrypt>'.repeat(times))
    const [large, small] = [await send(7282), await send(7281)]
    expect([large.status, small.status]).toEqual([413, 403])
    expect(violations(openApi.paths['/v1/wechat/events']!.post!, large)).toEqual([])
  })

  it('any text is no event, and never an error', () => {
    fc.assert(
      fc.property(fc.string(), fc.dictionary(fc.string(), fc.string()), (body, query) => {
        expect(readEvent(query, body)).toBeUndefined()
      }),
      options,
    )
  })

  it('are answered at the address that WeChat has checked', async () => {
    const [timestamp, nonce] = ['1800000000', 'n']
    const signature = createHash('sha1').update([app.callbackToken, timestamp, nonce].sort().join('')).digest('hex')
    const query = new URLSearchParams({ signature, timestamp, nonce, echostr: 'say this' })
    const answer = await call('GET', `/v1/wechat/events?${query.toString()}`)
    expect([answer.status, answer.text]).toEqual([200, 'say this'])
    expect((await call('GET', `/v1/wechat/events?echostr=x&signature=${signature}`)).status).toBe(403)
  })
})
