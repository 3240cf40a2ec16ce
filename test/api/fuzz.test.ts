/**
 * Random requests, valid and broken, against the published document: never a server error, only documented answers
 * that fit their schema, and what the document allows is never refused.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import compiled from '../../shared/generated/bundle.json'
import texts from '../../shared/generated/library.json'
import type { Bundle, ChoiceFact, NumberFact } from '../../shared/index'
import { as, call, logIn, newCompanyId, newSecret, save, type Answer } from './client'
import { wechat } from './cloud'
import { errorsOf, operations, violations, type Operation } from './schema'

const bundle = compiled as unknown as Bundle
const VALID_CALLS = 1200
const BROKEN_CALLS = 1500
const GET_CALLS = 800
const ACCOUNT_CALLS = 600

const numberFacts = bundle.facts.filter((fact): fact is NumberFact => fact.type === 'number')

/** Text of exact boundary lengths, of one byte, three bytes, and a surrogate pair a character. */
const boundaryText = (lengths: readonly number[]) =>
  fc.tuple(fc.constantFrom('a', '京', '𠮷'), fc.constantFrom(...lengths)).map(([unit, length]) => unit.repeat(length))

/** A whole number of the fact's smallest steps, as a number or as text. */
const steps = (fact: NumberFact) => {
  const scale = 10 ** fact.decimals
  const [min, max] = [fact.min * scale, fact.max * scale]
  return fc.oneof(
    fc.integer({ min, max }),
    fc.constantFrom(min, max),
    fc.integer({ min, max: Math.min(max, min + 5000) }),
  )
}
const written = (fact: NumberFact, step: number) => {
  const scale = 10 ** fact.decimals
  const text = (step / scale).toFixed(fact.decimals)
  return fc.constantFrom(text, Number(text))
}
const decimal = (fact: NumberFact) => steps(fact).chain((step) => written(fact, step))

function numberAnswer(fact: NumberFact): fc.Arbitrary<unknown> {
  const band = fc
    .tuple(steps(fact), steps(fact))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
    .chain(([low, high]) => fc.record({ low: written(fact, low), high: written(fact, high) }, { requiredKeys: [] }))
    .filter((given) => Object.keys(given).length > 0)
  const forms: fc.Arbitrary<unknown>[] = [fc.constant(null), decimal(fact), band]
  if (fact.quarterly) {
    const quarter = fc.tuple(decimal(fact), decimal(fact))
    forms.push(fc.record({ quarters: fc.array(quarter, { minLength: 1, maxLength: 4 }) }))
  }
  if (fact.parts) {
    const part = fc.integer({ min: 0, max: 1e8 }).chain((step) => written(fact, step))
    forms.push(fc.record({ parts: fc.array(part, { minLength: 1, maxLength: 20 }) }))
  }
  return fc.oneof(...forms)
}

function choiceAnswer(fact: ChoiceFact): fc.Arbitrary<unknown> {
  const ids = fact.options.map(({ id }) => id)
  return fc.constantFrom<unknown>(null, ...ids, ...(ids.join() === 'yes,no' ? [true, false] : []))
}

/** Answers may not contradict each other: of two facts of which one limits the other, only one is given. */
function withoutLimits(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const rest = { ...given }
  for (const fact of [...bundle.facts].reverse()) {
    if (fact.type === 'number' && fact.atMost !== undefined && fact.id in rest) {
      rest[fact.atMost] = null
    }
  }
  return rest
}

const answers = fc
  .record(
    Object.fromEntries(
      bundle.facts.map((fact) => [fact.id, fact.type === 'number' ? numberAnswer(fact) : choiceAnswer(fact)]),
    ),
    { requiredKeys: [] },
  )
  .map(withoutLimits)

const date = fc
  .date({ min: new Date('2010-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const policyIds = bundle.policies.map(({ id }) => id)

const evaluation = fc.record(
  {
    on: date,
    answers,
    policies: fc.uniqueArray(fc.constantFrom(...policyIds), { minLength: 1 }),
    explain: fc.boolean(),
  },
  { requiredKeys: ['on', 'answers'] },
)

/** A value that is wrong almost anywhere. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(
    -1,
    1.5,
    1e308,
    '1e309',
    'NaN',
    '',
    '0x10',
    ' 1',
    '１',
    true,
    [],
    {},
    [[]],
    { low: 1 },
    null,
  ),
  boundaryText([1, 59, 60, 61, 100, 101, 5000]),
  fc.jsonValue({ maxDepth: 3 }),
  fc.record({ quarters: fc.jsonValue({ maxDepth: 2 }) }),
  fc.record({ parts: fc.jsonValue({ maxDepth: 2 }) }),
)

/** One member replaced, added or removed. */
const brokenValue = fc
  .tuple(evaluation, fc.constantFrom('on', 'answers', 'policies', 'explain', 'other', 'answer'), junk, fc.nat())
  .chain(([valid, where, value, index]) => {
    const fact = bundle.facts[index % bundle.facts.length]!.id
    const name = fc.oneof(fc.constant(fact), boundaryText([1, 60, 61]), fc.constantFrom('toString', 'valueOf', ''))
    if (where !== 'answer') return fc.constant(JSON.stringify({ ...valid, [where]: value }))
    return name.map((key) => JSON.stringify({ ...valid, answers: { ...valid.answers, [key]: value } }))
  })

/** The text itself damaged: cut, repeated, or with bytes put in. */
const brokenText = fc
  .tuple(
    brokenValue,
    fc.nat(),
    fc.constantFrom('', '"', '\\', '{', ']', ':', '\ud83d', '\u0000', '1e400', '"on":1,', '𠮷'),
  )
  .map(([text, at, extra]) => text.slice(0, at % text.length) + extra + text.slice(at % text.length))

const brokenBytes = fc.tuple(brokenText, fc.nat(), fc.integer({ min: 0x80, max: 0xff })).map(([text, at, byte]) => {
  const bytes = Buffer.from(text)
  bytes[at % bytes.length] = byte
  return bytes
})

const evaluate = operations.find(({ operation }) => operation.operationId === 'evaluate')!.operation
const bodySchema = evaluate.requestBody!.content['application/json']!.schema
const calls = { valid: 0, broken: 0, get: 0, account: 0 }

const member = await logIn()
const company = newCompanyId()
await save(member, company)

function expectDocumented(operation: Operation, answer: Answer): void {
  expect(answer.status, answer.text.slice(0, 300)).toBeLessThan(500)
  expect(violations(operation, answer)).toEqual([])
}

it('a valid evaluation is never refused', async () => {
  const valid = fc.asyncProperty(evaluation, async (body) => {
    calls.valid++
    expect(errorsOf(bodySchema, body)).toEqual([])
    const answer = await call('POST', '/v1/evaluate', JSON.stringify(body))
    expect(answer.status, answer.text.slice(0, 300)).toBe(200)
    expectDocumented(evaluate, answer)
    expect(answer.text).not.toContain('"failure"')
  })
  await fc.assert(valid, { numRuns: VALID_CALLS })
})

it('a broken evaluation is refused as documented, never with a server error', async () => {
  const broken = fc.asyncProperty(fc.oneof(brokenValue, brokenText, brokenBytes), async (body) => {
    calls.broken++
    const answer = await call('POST', '/v1/evaluate', body)
    expectDocumented(evaluate, answer)
    if (answer.status !== 200) expect(answer.json()).toHaveProperty('path')
    else expect(errorsOf(bodySchema, JSON.parse(body.toString()) as unknown)).toEqual([])
  })
  await fc.assert(broken, { numRuns: BROKEN_CALLS })
})

/** A value of the parameter's schema, or nearly one. */
function parameterValue(schema: Readonly<Record<string, unknown>>): fc.Arbitrary<string> {
  const { enum: values, minLength, maxLength, minimum, maximum, format } = schema
  const near = (edges: readonly unknown[]) =>
    edges.filter((edge) => typeof edge === 'number').flatMap((edge) => [edge - 1, edge, edge + 1].filter((n) => n >= 0))
  const options: fc.Arbitrary<string>[] = [fc.string({ maxLength: 10 }), boundaryText([0, 1, 2])]
  if (Array.isArray(values)) options.push(fc.constantFrom(...values.map(String)))
  if (minLength !== undefined) options.push(boundaryText(near([minLength, maxLength])))
  if (minimum !== undefined) options.push(fc.constantFrom(...near([minimum, maximum]).map(String)))
  if (format === 'date') options.push(date)
  return fc.oneof(...options)
}

/** Whether the document allows this value; text of the query is a number where the schema says so. */
function isAllowed(schema: Readonly<Record<string, unknown>>, value: string): boolean {
  return errorsOf(schema, schema.type === 'integer' && /^\d+$/.test(value) ? Number(value) : value).length === 0
}

const ids: Readonly<Record<string, readonly string[]>> = {
  '/v1/policies/{id}': policyIds,
  '/v1/documents/{id}': texts.documents.map(({ id }) => id),
  '/v1/profiles/{id}': [company],
}
/** Nobody guesses the address of a calendar, or WeChat's signature. */
const closed = ['/v1/calendar/{file}', '/v1/wechat/events']
const reads = operations.filter(({ method }) => method === 'GET')

it('every GET answers as documented, and refuses no allowed parameter', async () => {
  const anyRead = fc.constantFrom(...reads).chain(({ path, operation }) => {
    const query = operation.parameters.filter((parameter) => parameter.in === 'query')
    const values = fc.record(Object.fromEntries(query.map(({ name, schema }) => [name, parameterValue(schema)])), {
      requiredKeys: [],
    })
    const known = ids[path]
    const id = fc.oneof(fc.constantFrom(...(known ?? ['x'])), boundaryText([1, 60]), fc.string({ minLength: 1 }))
    return fc.record({ path: fc.constant(path), operation: fc.constant(operation), query: values, id })
  })
  const property = fc.asyncProperty(anyRead, async ({ path, operation, query, id }) => {
    calls.get++
    const url = `${path.replace(/\{\w+\}/, encodeURIComponent(id))}?${new URLSearchParams(query as Record<string, string>).toString()}`
    const answer = await (operation.security ? as(member, 'GET', url) : call('GET', url))
    expectDocumented(operation, answer)
    const allowed = operation.parameters
      .filter(({ name }) => name in query && name !== 'cursor')
      .every(({ name, schema }) => isAllowed(schema, query[name]!))
    const exists = !closed.includes(path) && (ids[path]?.includes(id) ?? true)
    if (allowed && exists && !('cursor' in query)) expect(answer.status, url).toBe(200)
  })
  await fc.assert(property, { numRuns: GET_CALLS })
})

const name = fc.oneof(boundaryText([1, 40]), fc.constantFrom('青岛甲公司', ' a ')).filter((text) => /\S/.test(text))
const draft = fc.record({ name, answers, version: fc.constant(0) })
const opening = fc
  .constantFrom<'device' | 'code'>('device', 'code')
  .map((way) => (way === 'device' ? { device: newSecret() } : { code: wechat.sessions.issue(newSecret()) }))

const settings = fc.record({
  kinds: fc.subarray(['filing', 'policy', 'near', 'change', 'figures']),
  filingLeads: fc.subarray([30, 14, 7, 3, 1, 0]),
  policyLeads: fc.subarray([30, 14, 7, 3, 1, 0]),
  wechat: fc.boolean(),
})
const noticeId = fc.constantFrom('due', 'ends').map((event) => `${newCompanyId()}/${event}/some-policy/2027-01-15/7`)
const answered = fc.record({
  template: fc.constant(process.env.WECHAT_TEMPLATE),
  answer: fc.constantFrom('accept', 'reject', 'ban', 'filter'),
})

/** The bodies an operation of an account allows, and where each goes. */
const accountWrites = fc.oneof(
  draft.map((body) => ({
    id: 'saveCompany',
    method: 'PUT',
    url: `/v1/profiles/${newCompanyId()}`,
    body: body,
  })),
  opening.map((body) => ({ id: 'openSession', method: 'POST', url: '/v1/session', body: body })),
  date.map((on) => ({
    id: 'keepResult',
    method: 'POST',
    url: `/v1/profiles/${company}/results`,
    body: { on },
  })),
  settings.map((body) => ({ id: 'saveNoticeSettings', method: 'PUT', url: '/v1/notices/settings', body: body })),
  fc.array(noticeId, { maxLength: 5 }).map((list) => ({
    id: 'readNotices',
    method: 'POST',
    url: '/v1/notices/read',
    body: { ids: list },
  })),
  answered.map((body) => ({ id: 'subscribe', method: 'POST', url: '/v1/subscriptions', body: body })),
)
const operationById = (id: string) => operations.find(({ operation }) => operation.operationId === id)!.operation

it('what accounts send is taken when the document allows it, and refused as documented when not', async () => {
  const keys = fc.oneof(
    fc.constantFrom('name', 'answers', 'version', 'device', 'code', 'refresh', 'link', 'on'),
    fc.constantFrom('kinds', 'filingLeads', 'policyLeads', 'wechat', 'ids', 'template', 'answer'),
    boundaryText([1, 60, 61]),
  )
  const broken = fc.option(fc.tuple(keys, junk), { freq: 2 })
  const property = fc.asyncProperty(accountWrites, broken, async ({ id, method, url, body }, change) => {
    calls.account++
    const sent = change ? { ...body, [change[0]]: change[1] } : body
    const operation = operationById(id)
    const allowed = errorsOf(operation.requestBody!.content['application/json']!.schema, sent).length === 0
    expect(change !== null || allowed).toBe(true)
    const headers: Record<string, string> = operation.security ? { authorization: `Bearer ${member.access}` } : {}
    const answer = await call(method, url, JSON.stringify(sent), headers)
    expectDocumented(operation, answer)
    // The account has room for ten companies; a code, a token or a link of junk opens nothing.
    if (change === null) expect([200, 204, 409], answer.text.slice(0, 300)).toContain(answer.status)
    if (answer.status === 200) expect(allowed, JSON.stringify(sent).slice(0, 300)).toBe(true)
    // The document cannot say which template the app has.
    const beyond = 'answers' in sent || 'template' in sent
    if (answer.status === 400) expect(allowed && !beyond, answer.text.slice(0, 300)).toBe(false)
  })
  await fc.assert(property, { numRuns: ACCOUNT_CALLS })
})

it('made at least two thousand calls', () => {
  expect(calls.valid + calls.broken + calls.get + calls.account).toBeGreaterThanOrEqual(2000)
  expect(numberFacts.length).toBeGreaterThan(0)
})
