/** Every route, as a client sees it. */
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import * as engineModule from '../../shared/index'
import type { AmountKind, Bundle, LibraryData, Total } from '../../shared/index'
import compiled from '../../shared/generated/bundle.json'
import texts from '../../shared/generated/library.json'
import { call, config, get, post, type ProblemJson } from './client'
import { errorsOf, openApi, operations, violations } from './schema'

/** As the API writes it. */
interface Money {
  low: string
  high: string
  unbounded?: true
}

const bundle = compiled as unknown as Bundle
const library = texts as unknown as LibraryData
const operationOf = (path: string, method = 'get') => openApi.paths[path]![method]!

interface Page {
  total: number
  policies: {
    id: string
    status: string
    amounts: { kind: AmountKind }[]
    documents: string[]
    departments: string[]
  }[]
  next: string | null
}
const page = async (query: string) => (await get(`/v1/policies${query}`)).json() as Page

describe('GET /v1/health', () => {
  it('says which rules it serves and is never cached', async () => {
    const answer = await get('/v1/health')
    expect(answer.json()).toEqual({ status: 'ok', bundle: bundle.hash, checkedOn: engineModule.lastChecked(bundle) })
    expect(answer.headers['cache-control']).toBe('no-store')
  })
})

describe('answers to GET', () => {
  const paths = [
    ...['/v1/bundle', '/v1/library', '/v1/facts', '/v1/policies', '/v1/clauses', '/v1/documents'],
    ...['/v1/openapi.json', '/v1/health'],
  ]

  it.each(paths)('%s is as documented', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(200)
    expect(violations(operationOf(path), answer)).toEqual([])
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })

  it.each(paths)('%s refuses a parameter it does not know', async (path) => {
    const answer = await get(`${path}?nonsense=1`)
    expect(answer.status).toBe(400)
    expect((answer.json() as ProblemJson).path).toBe('query.nonsense')
    expect(violations(operationOf(path), answer)).toEqual([])
  })

  it.each(paths.filter((path) => path !== '/v1/health'))('%s is answered 304 when unchanged', async (path) => {
    const { etag, 'cache-control': cache } = (await get(path)).headers
    expect(cache).toMatch(/^no-cache$|^public, max-age=[1-9]/)
    const again = await get(path, { 'if-none-match': `"other", ${etag!.replace('W/', '')}` })
    expect(again.status).toBe(304)
    expect(again.text).toBe('')
    expect((await get(path, { 'if-none-match': 'W/"other"' })).status).toBe(200)
    expect((await get(path, { 'if-none-match': '*' })).status).toBe(304)
  })

  it.each([
    ['br, gzip', true],
    ['gzip', true],
    ['GZIP;q=0.001', true],
    ['gzip ; q=1.0, br', true],
    ['*', true],
    ['br, *;q=0.5', true],
    ['gzip, *;q=0', true],
    ['identity, gzip;q=0', false],
    ['gzip; q=0.000, *', false],
    ['*;q=0', false],
    ['br', false],
    ['not-gzip', false],
    ['', false],
    [undefined, false],
  ])('are compressed for those who accept it: %s', async (accepted, compressed) => {
    const plain = await get('/v1/bundle')
    const handlers = await import('../../functions/bundle')
    const headers = accepted === undefined ? {} : { 'accept-encoding': accepted }
    const event = { rawQueryString: '', headers }
    const result = await handlers.handler(event as unknown as Parameters<typeof handlers.handler>[0])
    expect(result.headers?.vary).toBe('accept-encoding, origin')
    expect(result.headers?.['content-encoding']).toBe(compressed ? 'gzip' : undefined)
    expect(result.isBase64Encoded ?? false).toBe(compressed)
    expect(compressed ? gunzipSync(Buffer.from(result.body!, 'base64')).toString() : result.body).toBe(plain.text)
  })
})

it('GET /v1/bundle is the compiled bundle itself', async () => {
  expect((await get('/v1/bundle')).json()).toEqual(compiled)
})

it('GET /v1/library is every document and clause', async () => {
  expect((await get('/v1/library')).json()).toEqual(texts)
})

it('GET /v1/facts gives every question in order', async () => {
  const { facts } = (await get('/v1/facts')).json() as { facts: { id: string }[] }
  expect(facts.map(({ id }) => id)).toEqual(bundle.facts.map(({ id }) => id))
})

describe('GET /v1/policies', () => {
  it('lists every policy in the order of the bundle', async () => {
    const { policies, total, next } = await page('')
    expect(policies.map(({ id }) => id)).toEqual(bundle.policies.map(({ id }) => id).slice(0, 20))
    expect(total).toBe(bundle.policies.length)
    expect(next === null).toBe(total <= 20)
  })

  it('walks through all pages without repeating or skipping', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const { policies, next } = await page(`?limit=1${cursor && `&cursor=${cursor}`}`)
      expect(policies).toHaveLength(1)
      seen.push(...policies.map(({ id }) => id))
      cursor = next ?? ''
    } while (cursor !== '')
    expect(seen).toEqual(bundle.policies.map(({ id }) => id))
  })

  it('filters by kind of money, document, department and status', async () => {
    const refunds = await page('?kind=refund')
    expect(refunds.policies.length).toBeGreaterThan(0)
    expect(refunds.policies.every(({ amounts }) => amounts.some(({ kind }) => kind === 'refund'))).toBe(true)
    const cited = await page('?document=000')
    expect(cited.policies.length).toBeGreaterThan(0)
    expect(cited.policies.every(({ documents }) => documents.includes('000'))).toBe(true)
    const department = (await page('')).policies.flatMap(({ departments }) => departments)[0]!
    const ofDepartment = await page(`?department=${encodeURIComponent(department)}`)
    expect(ofDepartment.policies.length).toBeGreaterThan(0)
    expect(ofDepartment.policies.every(({ departments }) => departments.includes(department))).toBe(true)
    const before = await page('?status=not-yet&on=1990-01-01')
    expect(before.total).toBe(bundle.policies.filter(({ kind }) => kind === 'in-force').length)
  })

  it('searches every word in titles, summaries and clauses', async () => {
    const found = await page(`?q=${encodeURIComponent('工会 返还')}`)
    expect(found.policies.map(({ id }) => id)).toContain('union-refund')
    expect((await page(`?q=${encodeURIComponent('工会 不存在的词')}`)).total).toBe(0)
  })

  it.each([
    ['limit=0', 'query.limit'],
    ['limit=101', 'query.limit'],
    ['limit=1e1', 'query.limit'],
    ['limit=', 'query.limit'],
    ['on=2023-02-30', 'query.on'],
    ['status=good', 'query.status'],
    ['kind=money', 'query.kind'],
    ['cursor=bm90aGluZw', 'query.cursor'],
    ['q=', 'query.q'],
    ['q=a&q=b', 'query.q'],
    ['q=%ff', 'query.q'],
    [`q=${'x'.repeat(101)}`, 'query.q'],
    ['__proto__=1', 'query.__proto__'],
  ])('refuses ?%s', async (query, path) => {
    const answer = await get(`/v1/policies?${query}`)
    expect(answer.status).toBe(400)
    const problem = answer.json() as ProblemJson
    expect(problem.path).toBe(path)
    expect(problem.detail).toMatch(/[\u4e00-\u9fff]/)
    expect(violations(operationOf('/v1/policies'), answer)).toEqual([])
  })
})

describe('GET /v1/clauses', () => {
  interface Clauses {
    total: number
    clauses: { id: string; kind?: string; status: string; policies: string[]; document: string }[]
    next: string | null
  }
  const clauses = async (query: string) => (await get(`/v1/clauses${query}`)).json() as Clauses

  it('walks through every clause without repeating or skipping', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const one = await clauses(`?limit=100${cursor && `&cursor=${cursor}`}`)
      seen.push(...one.clauses.map(({ id }) => id))
      cursor = one.next ?? ''
    } while (cursor !== '')
    expect(seen).toEqual(library.clauses.map(({ id }) => id))
  })

  it('finds what is no policy: services, government work, news', async () => {
    const services = await clauses('?kind=service&limit=100')
    expect(services.total).toBe(39)
    expect(services.clauses.every(({ kind }) => kind === 'service')).toBe(true)
    expect((await clauses('?status=news&document=003')).total).toBe(84)
    expect((await clauses(`?q=${encodeURIComponent('政采贷')}`)).clauses[0]?.id).toBe('000#34')
    expect((await clauses(`?document=000&department=${encodeURIComponent('市残联')}`)).clauses).toMatchObject([
      { id: '000#39', policies: ['disabled-levy'] },
    ])
    expect((await clauses('?audience=finance&document=002')).total).toBeGreaterThan(0)
  })

  it.each(['kind=gift', 'status=good', 'cursor=bm90aGluZw', 'limit=0'])('refuses ?%s', async (query) => {
    const answer = await get(`/v1/clauses?${query}`)
    expect(answer.status).toBe(400)
    expect((answer.json() as ProblemJson).path).toBe(`query.${query.split('=')[0]!}`)
    expect(violations(operationOf('/v1/clauses'), answer)).toEqual([])
  })
})

describe('one policy, one document', () => {
  it.each(bundle.policies.map(({ id }) => id))('policy %s with its clauses word for word', async (id) => {
    const answer = await get(`/v1/policies/${id}?on=2024-06-30`)
    expect(violations(operationOf('/v1/policies/{id}'), answer)).toEqual([])
    const { clauses } = answer.json() as { clauses: { id: string; text: string }[] }
    expect(clauses.map((clause) => clause.id)).toEqual(bundle.policies.find((policy) => policy.id === id)!.clauses)
    for (const clause of clauses) expect(clause).toEqual(library.clauses.find((known) => known.id === clause.id))
  })

  it.each(library.documents.map(({ id }) => id))('document %s with its clauses, page by page', async (id) => {
    const seen: unknown[] = []
    let cursor = ''
    do {
      const answer = await get(`/v1/documents/${encodeURIComponent(id)}?limit=50${cursor && `&cursor=${cursor}`}`)
      expect(violations(operationOf('/v1/documents/{id}'), answer)).toEqual([])
      const { clauses, next } = answer.json() as { clauses: unknown[]; next: string | null }
      seen.push(...clauses)
      cursor = next ?? ''
    } while (cursor !== '')
    expect(seen).toEqual(library.clauses.filter(({ document }) => document === id))
  })

  it.each(['/v1/policies/none', '/v1/documents/none', '/v1/policies/__proto__', '/v1/policies/a%2Fb'])(
    '%s is a 404 problem',
    async (url) => {
      const answer = await get(url)
      expect(answer.status).toBe(404)
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
      expect(answer.json()).toMatchObject({ type: 'urn:qinghui:problem:not-found', title: '没有找到', status: 404 })
    },
  )
})

describe('POST /v1/evaluate', () => {
  const small = {
    ...{ entity_type: 'company', industry_restricted: false, high_tech: 'no' },
    ...{ taxable_income: '3000000.00', staff_average: 300, assets_average: '50000000' },
  }

  it('gives the same answer as the engine, to the fen', async () => {
    const engine = engineModule.load(bundle)
    const on = '2024-12-31'
    const answer = await post({ on, answers: small })
    expect(violations(operationOf('/v1/evaluate', 'post'), answer)).toEqual([])
    const { results, totals, next } = answer.json() as {
      results: { policy: string; amounts: (Money & { id: string })[]; reasons: unknown[] }[]
      totals: (Money & { kind: string })[]
      next: string[]
    }
    const direct = engineModule.evaluate(engine, small, on)
    const inYuan = ({ low, high, unbounded }: Omit<Total, 'kind'>): Money => ({
      low: engineModule.decimal(low),
      high: engineModule.decimal(high),
      ...(unbounded && { unbounded }),
    })
    expect(
      results.map(({ policy, amounts }) => [
        policy,
        amounts.map(({ id, low, high, unbounded }) => [id, { low, high, ...(unbounded && { unbounded }) }]),
      ]),
    ).toEqual(direct.map(({ policy, amounts }) => [policy.id, amounts.map((amount) => [amount.id, inYuan(amount)])]))
    expect(results.flatMap(({ amounts }) => amounts).some(({ unbounded }) => unbounded)).toBe(true)
    expect(totals).toEqual(engineModule.portfolio(direct).map(({ kind, ...money }) => ({ kind, ...inYuan(money) })))
    const asked = engineModule.questionsFor(engine, small, direct.filter(engineModule.mayApply))
    expect(next).toEqual(asked.map(({ fact }) => fact))
    expect(results[0]).toMatchObject({ policy: 'small-profit-cit', verdict: 'eligible' })
    expect(results[0]!.amounts.find(({ id }) => id === 'tax_due')).toMatchObject({
      low: '150000.00',
      high: '150000.00',
    })
  })

  it('evaluates only the policies asked for, helpers and views too', async () => {
    const ids = ['union-remittance-estimate', 'small-profit-prepayment']
    const { results } = (await post({ on: '2024-12-31', answers: {}, policies: ids })).json() as {
      results: { policy: string }[]
    }
    expect(results.map(({ policy }) => policy)).toEqual(ids)
  })

  it.each([{}, small, { ...small, business_income: { low: '0', high: '2000000' } }])(
    'leaves the words out on request and changes nothing else: %o',
    async (answers) => {
      const policies = bundle.policies.map(({ id }) => id)
      const full = (await post({ on: '2024-12-31', answers, policies })).text
      const short = await post({ on: '2024-12-31', answers, policies, explain: false })
      const words = new Set(['label', 'reasons', 'readings'])
      const wordless: unknown = JSON.parse(full, (key, value: unknown) => (words.has(key) ? undefined : value))
      expect(short.json()).toEqual(wordless)
      expect(violations(operationOf('/v1/evaluate', 'post'), short)).toEqual([])
    },
  )

  it('shows shares as decimal strings', async () => {
    const answers = { entity_type: 'company', region: 'shandong', staff_employed: 100, disabled_staff: 1 }
    const { text } = await post({ on: '2024-06-30', answers, policies: ['disabled-levy'] })
    expect(text).toMatch(/"(low|high)":"0\.015","(high":"0\.015","unit|unit)":?"?share"?/)
  })

  it('is not cached', async () => {
    expect((await post({ on: '2024-12-31', answers: {} })).headers['cache-control']).toBe('no-store')
  })
})

describe('private routes', () => {
  const closed = operations.filter(({ operation }) => operation.security)

  it('are those of the authorizer', () => {
    const guarded = config.routes.filter(({ authorizer }) => authorizer).map(({ key }) => key)
    expect(closed.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(guarded.sort())
    expect(guarded.length).toBeGreaterThan(10)
  })

  it.each(closed)('$method $path is closed to strangers', async ({ method, path, operation }) => {
    const strangers: Record<string, string>[] = [{}, { authorization: 'Bearer x' }, { authorization: 'Basic eDp5' }]
    for (const headers of strangers) {
      const answer = await call(method, path.replace('{id}', 'AAAAAAAAAAAAAAAAAAAAAA'), null, headers)
      expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer'])
      expect(violations(operation, answer)).toEqual([])
      const sentToken = headers.authorization === 'Bearer x'
      expect(answer.json()).toMatchObject({
        detail: sentToken
          ? '登录已失效，请重新登录。'
          : '请在请求头 Authorization 里写 Bearer 加 POST /v1/session 给的 access。',
      })
      expect((answer.json() as ProblemJson).path).toBe(sentToken ? undefined : 'header.authorization')
    }
  })
})

describe('the gateway', () => {
  it('answers unknown routes and methods 404', async () => {
    for (const [method, url] of [
      ['GET', '/v1/none'],
      ['DELETE', '/v1/facts'],
      ['GET', '/v1/evaluate'],
    ] as const) {
      const answer = await call(method, url)
      expect(answer.status).toBe(404)
      expect(answer.json()).toEqual({ message: 'Not Found' })
    }
  })
})

describe('the OpenAPI document', () => {
  it('has a summary, responses and a problem for every operation, and unique ids', () => {
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { operation, path } of operations) {
      expect(operation).toHaveProperty('summary')
      const statuses = Object.keys(operation.responses)
      expect(statuses).toContain('500')
      expect(statuses.filter((status) => status === '200' || status === '204')).toHaveLength(1)
      expect(statuses.includes('401')).toBe(operation.security !== undefined || path === '/v1/session')
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(response.description, `${path} ${status}`).toMatch(/./)
        if (Number(status) >= 400) expect(Object.keys(response.content!)).toEqual(['application/problem+json'])
      }
      const templates = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const declared = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name)
      expect(declared).toEqual(templates)
    }
  })

  it('tells the headers of caching, of log-in and of waiting', () => {
    for (const { operation, path } of operations) {
      const { responses, parameters } = operation as unknown as {
        responses: Record<string, { headers?: object }>
        parameters: { name: string }[]
      }
      const cached = responses['304'] !== undefined
      expect([path, parameters.some(({ name }) => name === 'If-None-Match')]).toEqual([path, cached])
      if (cached) for (const status of ['200', '304']) expect(responses[status]!.headers).toHaveProperty('ETag')
      if (responses['401']) expect(responses['401'].headers).toHaveProperty('WWW-Authenticate')
      if (responses['429']) expect(responses['429'].headers).toHaveProperty('Retry-After')
    }
  })

  it('resolves every reference and uses every component', () => {
    const references = new Set(
      [...JSON.stringify(openApi).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map((m) => m[1]!),
    )
    expect([...references].sort()).toEqual(Object.keys(openApi.components.schemas).sort())
  })

  it('describes every fact as an answer', () => {
    const answers = openApi.components.schemas.Answers as { properties: object; additionalProperties: boolean }
    expect(Object.keys(answers.properties)).toEqual(bundle.facts.map(({ id }) => id))
    expect(answers.additionalProperties).toBe(false)
  })

  const numberFacts = bundle.facts.filter((fact) => fact.type === 'number')
  const engine = engineModule.load(bundle)
  const answersSchema = { $ref: '#/components/schemas/Answers' }
  const isTaken = (answers: object) => {
    try {
      engineModule.checkAnswers(engine, answers)
      return true
    } catch {
      return false
    }
  }

  it.each(numberFacts)('allows of texts within the range of $id those that are taken, and no others', (fact) => {
    const { id, min, max, decimals } = fact
    const zeros = '0'.repeat(decimals)
    const texts = [
      ...[`${min}`, `${max}`, `${min}.${zeros}0`, `${max}.${zeros}000`, `${'0'.repeat(20)}${max}`],
      ...[`${min}.${zeros}1`, `${max - 1}.${zeros}10`, `${max - 1}.${'9'.repeat(decimals)}`, `${max}.`, `+${max}`],
      ...['', ' 1', '1e0', '.5', '-0.5', '-1', 'NaN'],
    ]
    for (const text of texts.filter((one) => !(Number(one) < min || Number(one) > max))) {
      expect([text, errorsOf(answersSchema, { [id]: text }).length === 0]).toEqual([text, isTaken({ [id]: text })])
    }
  })

  it('says of every number its unit, range and decimals, and what it may not exceed', () => {
    const { properties } = openApi.components.schemas.Answers as { properties: Record<string, { description: string }> }
    for (const { id, min, max, decimals, unit, atMost } of numberFacts) {
      const { description } = properties[id]!
      expect(description).toContain(`${min} 到 ${max}，${decimals === 0 ? '整数' : `最多 ${decimals} 位小数`}`)
      expect(/单位：元/.test(description)).toBe(unit === 'yuan')
      expect(/不能多于 (\w+)/.exec(description)?.[1]).toBe(atMost)
    }
  })
})
