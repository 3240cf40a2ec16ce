/** Nothing a client can send makes the server fail: each is refused in Chinese, naming the field. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { adapter } from '../../functions/local/adapter'
import { gateway } from '../../functions/local/gateway'
import { loadHandlers } from '../../functions/local/handlers'
import { functionsDir } from '../../functions/local/paths'
import { call, config, get, post, postText, type Answer, type ProblemJson } from './client'
import { openApi, violations } from './schema'

const operation = openApi.paths['/v1/evaluate']!.post!
const on = '2024-12-31'
const withAnswers = (members: string) => `{"on":"${on}","answers":{${members}}}`

function expectProblem(answer: Answer, status: number, path: string): void {
  const problem = answer.json() as ProblemJson
  expect([answer.status, problem.path]).toEqual([status, path])
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(problem.title).toMatch(/[\u4e00-\u9fff]/)
  expect(problem.detail).toMatch(/[\u4e00-\u9fff]/)
  expect(violations(operation, answer)).toEqual([])
}

describe('answers', () => {
  it.each<[string, string, string]>([
    ['an unknown fact', '"turnover":1', 'answers.turnover'],
    ['a number for a choice', '"entity_type":7', 'answers.entity_type'],
    ['an unknown option', '"entity_type":"club"', 'answers.entity_type'],
    ['a boolean for money', '"taxable_income":true', 'answers.taxable_income'],
    ['a list for money', '"taxable_income":[1]', 'answers.taxable_income'],
    ['an empty range', '"taxable_income":{}', 'answers.taxable_income'],
    ['an unknown form', '"taxable_income":{"value":1}', 'answers.taxable_income'],
    ['text that is no number', '"taxable_income":"many"', 'answers.taxable_income'],
    ['the text NaN', '"taxable_income":"NaN"', 'answers.taxable_income'],
    ['the text 1e3', '"taxable_income":"1e3"', 'answers.taxable_income'],
    ['the number 1e309', '"taxable_income":1e309', 'answers.taxable_income'],
    ['the number -1e309 in a range', '"taxable_income":{"low":-1e309}', 'answers.taxable_income.low'],
    ['a tenth of a fen', '"taxable_income":"1.001"', 'answers.taxable_income'],
    ['a thousandth of a person', '"staff_employed":1.005', 'answers.staff_employed'],
    ['a negative count', '"staff_employed":-1', 'answers.staff_employed'],
    ['a negative count as text', '"disabled_staff":"-1"', 'answers.disabled_staff'],
    ['more than there can be', '"staff_employed":99999999999', 'answers.staff_employed'],
    ['a range upside down', '"taxable_income":{"low":2,"high":1}', 'answers.taxable_income.low'],
    [
      'a share above one: more severe than disabled',
      '"disabled_staff":1,"disabled_severe":2',
      'answers.disabled_severe',
    ],
    [
      'more severe than disabled, as text and as a range',
      '"disabled_staff":{"low":0,"high":1},"disabled_severe":"2"',
      'answers.disabled_severe',
    ],
    ['severe without any disabled', '"disabled_staff":"0","disabled_severe":{"low":1}', 'answers.disabled_severe'],
    ['five quarters', '"staff_average":{"quarters":[[1,1],[1,1],[1,1],[1,1],[1,1]]}', 'answers.staff_average.quarters'],
    ['half a quarter', '"staff_average":{"quarters":[[1]]}', 'answers.staff_average.quarters.0'],
    ['a quarter of words', '"staff_average":{"quarters":[[1,1],[1,"x"]]}', 'answers.staff_average.quarters.1.1'],
    ['no parts', '"business_income":{"parts":[]}', 'answers.business_income.parts'],
    ['quarters of a plain fact', '"annual_payroll":{"quarters":[[1,1]]}', 'answers.annual_payroll'],
  ])('%s', async (_, members, path) => {
    expectProblem(await postText(withAnswers(members)), 400, path)
  })
})

describe('the body', () => {
  it.each<[string, string | Buffer, string]>([
    ['nothing', '', 'body'],
    ['no JSON', '{"on":', 'body'],
    ['NaN as a number', withAnswers('"taxable_income":NaN'), 'body'],
    ['Infinity as a number', withAnswers('"taxable_income":-Infinity'), 'body'],
    ['a comment', '{/* */}', 'body'],
    ['a byte order mark', `\ufeff${withAnswers('')}`, 'body'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 'body'],
    [
      'half a character',
      Buffer.from(withAnswers('"entity_type":"公"').replace('公', '\u0001'), 'latin1').fill(0xe5, 39, 40),
      'body',
    ],
    ['null', 'null', 'body'],
    ['a list', '[]', 'body'],
    ['a number', '1e309', 'body'],
    ['an unknown member', `{"on":"${on}","answers":{},"debug":true}`, 'debug'],
    ['no date', '{"answers":{}}', 'on'],
    ['a day that does not exist', '{"on":"2023-02-29","answers":{}}', 'on'],
    ['a thirteenth month', '{"on":"2023-13-01","answers":{}}', 'on'],
    ['a date as a number', '{"on":20230101,"answers":{}}', 'on'],
    ['a date with a time', '{"on":"2023-01-01T00:00:00Z","answers":{}}', 'on'],
    ['no answers', `{"on":"${on}"}`, 'answers'],
    ['answers as a list', `{"on":"${on}","answers":[]}`, 'answers'],
    ['no policy', `{"on":"${on}","answers":{},"policies":[]}`, 'policies'],
    ['an unknown policy', `{"on":"${on}","answers":{},"policies":["union-refund","x"]}`, 'policies.1'],
    ['a policy twice', `{"on":"${on}","answers":{},"policies":["union-refund","union-refund"]}`, 'policies.1'],
    ['a word for explain', `{"on":"${on}","answers":{},"explain":"no"}`, 'explain'],
    ['a key twice', `{"on":"${on}","on":"${on}","answers":{}}`, 'on'],
    ['an answer twice', withAnswers('"high_tech":"no","high_tech":"yes"'), 'answers.high_tech'],
    ['a key twice, once escaped', withAnswers('"high_tech":"no","high\\u005ftech":"yes"'), 'answers.high_tech'],
    ['a key twice in a list', withAnswers('"a":[{"x":"}:,\\\\\\""},{"y":1,"y":2}]'), 'answers.a.1.y'],
    ['a key twice, too deep to tell', `{"a":${'['.repeat(9)}{"x":1,"x":2}${']'.repeat(9)},"a":1}`, 'a.0.0.0.0.0.0.0.0'],
    ['deep lists', '['.repeat(20_000) + ']'.repeat(20_000), '0.0.0.0.0.0.0.0'],
    ['deep objects', '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000), 'a.a.a.a.a.a.a.a'],
    ['__proto__', withAnswers('"__proto__":{"staff_employed":1}'), 'answers.__proto__'],
    ['__proto__ escaped', withAnswers('"\\u005f_proto__":1'), 'answers.__proto__'],
    ['constructor', withAnswers('"constructor":{"prototype":{"x":1}}'), 'answers.constructor'],
    ['prototype', `{"on":"${on}","answers":{},"prototype":{}}`, 'prototype'],
    ['a name of every object', withAnswers('"toString":1'), 'answers.toString'],
  ])('%s', async (_, body, path) => {
    expectProblem(await postText(body), 400, path)
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })

  it('of 64 kB and one byte is too large, whatever its characters', async () => {
    const wide = withAnswers('"x":"京"')
    const filled = (bytes: number) => wide.replace('京', '京'.repeat(Math.ceil(bytes / 3)))
    expectProblem(await postText(filled(64 * 1024)), 413, 'body')
    expectProblem(await postText(' '.repeat(64 * 1024 + 1)), 413, 'body')
    expect((await postText(withAnswers('').padEnd(64 * 1024))).status).toBe(200)
  })

  it('of 2 MB is too large', async () => {
    expectProblem(await postText(withAnswers(`"x":"${'y'.repeat(2_000_000)}"`)), 413, 'body')
    expectProblem(await postText(Buffer.alloc(2_000_000, 0xff)), 413, 'body')
  })

  it('of another type is refused', async () => {
    const answer = await call('POST', '/v1/evaluate', withAnswers(''), { 'content-type': 'text/plain' })
    expectProblem(answer, 415, 'header.content-type')
    const typed = await call('POST', '/v1/evaluate', withAnswers(''), {
      'content-type': 'Application/JSON; charset=UTF-8',
    })
    expect(typed.status).toBe(200)
  })

  it('does not echo long names back', async () => {
    const { text } = await postText(`{"${'x'.repeat(50_000)}":1}`)
    expect(text.length).toBeLessThan(1000)
    expect((await postText(withAnswers(`"${'x'.repeat(50_000)}":1`))).text.length).toBeLessThan(1000)
  })
})

describe('over a socket', () => {
  let server: Server
  let port: number

  beforeAll(async () => {
    server = adapter(gateway(config, await loadHandlers(config, functionsDir, '.ts')), (_, response) => response.end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => server.close())

  const send = async (body: string | Uint8Array<ArrayBuffer>) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`http://127.0.0.1:${port}/v1/evaluate`, { method: 'POST', headers, body })
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
  }

  it('refuses bad bodies and lives on', async () => {
    expect((await send(new Uint8Array(2_000_000))).status).toBe(413)
    expect(await send(new Uint8Array(7_000_000))).toMatchObject({ status: 413, type: 'application/json' })
    expect((await send(new Uint8Array([0xff, 0xfe]))).status).toBe(400)
    expect((await send('['.repeat(30_000))).status).toBe(400)
    expect((await send(withAnswers(''))).status).toBe(200)
  })

  it('survives a client that hangs up in the middle', async () => {
    const socket = connect(port, '127.0.0.1')
    socket.write('POST /v1/evaluate HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"on":')
    await new Promise((resolve) => setTimeout(resolve, 20))
    socket.destroy()
    expect((await send(withAnswers(''))).status).toBe(200)
  })
})

it('answers the same after all of this', async () => {
  expect((await post({ on, answers: {} })).status).toBe(200)
  expect((await get('/v1/health')).status).toBe(200)
})
