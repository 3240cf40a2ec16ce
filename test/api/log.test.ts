/** One line a request, and in it nothing of what the user typed. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import compiled from '../../shared/generated/bundle.json'
import { endpoint, type Event } from '../../functions/lib/http'
import { get, post, postText } from './client'

let lines: string[]
beforeEach(() => {
  lines = []
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0)
})
afterEach(() => void vi.restoreAllMocks())

const SECRETS = ['7654321', '8765432.1', 'zhangsan', '张三']

describe('the log', () => {
  it('has route, status, time and bundle of a good request', async () => {
    await post({ on: '2024-12-31', answers: { taxable_income: '7654321', annual_payroll: 8765432.1 }, explain: false })
    expect(lines).toHaveLength(1)
    const { ms, ...line } = JSON.parse(lines[0]!) as { ms: number }
    expect(line).toEqual({ route: 'POST /v1/evaluate', status: 200, bundle: compiled.hash })
    expect(ms).toBeGreaterThanOrEqual(0)
  })

  it('never has an answer, a query or an unknown field in it', async () => {
    await post({ on: '2024-12-31', answers: { taxable_income: '7654321' }, explain: false })
    await post({ on: '2024-12-31', answers: { taxable_income: '8765432.123', zhangsan: 1 } })
    await post({ on: '2024-12-31', answers: { entity_type: '张三' } })
    await post({ on: 'zhangsan', answers: {}, 张三: 1 })
    await postText('{"张三": zhangsan 7654321')
    await get(`/v1/policies?q=${encodeURIComponent('张三')}`)
    await get('/v1/policies/zhangsan')
    expect(lines).toHaveLength(7)
    for (const secret of SECRETS) expect(lines.join('')).not.toContain(secret)
  })

  it('names the class and place of a fault, without its message, and the client learns neither', async () => {
    const failing = endpoint('GET /v1/broken', () => {
      throw new TypeError('cannot read 7654321 of zhangsan')
    })
    const result = await failing({} as Event)
    expect(result.statusCode).toBe(500)
    expect(JSON.parse(result.body!)).toEqual({
      type: 'urn:qinghui:problem:internal',
      title: '服务暂时出错',
      status: 500,
      detail: '服务器处理时出错，请稍后再试。',
    })
    expect(JSON.parse(lines[0]!)).toMatchObject({ route: 'GET /v1/broken', status: 500, error: 'TypeError' })
    expect(lines[0]).toMatch(/log\.test/)
    for (const secret of SECRETS) expect(lines[0]).not.toContain(secret)
  })
})
