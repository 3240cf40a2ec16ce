import { describe, expect, it } from 'vitest'
import { plainAnswer, reactionTo, reactionToCode } from './reactions'

describe('what WeChat answers', () => {
  it.each(['acceptWithAlert', 'acceptWithAudio', 'acceptWithForcePush', 'accept'])('%s is yes', (answer) => {
    expect(plainAnswer(answer)).toBe('accept')
    expect(reactionTo(answer)).toEqual({ text: '好了，微信会多提醒您一次。', settings: false })
  })

  it('a refusal, and a switch that is off, lead to the settings', () => {
    expect([reactionTo('reject').settings, reactionToCode(20004).settings]).toEqual([true, true])
  })

  it.each(['ban', 'filter', 'something new'])('%s is nothing the owner can mend', (answer) => {
    expect(reactionTo(answer).text).toMatch(/^微信提醒暂时用不了/)
  })

  it.each([
    [10002, '网络不通'],
    [10003, '网络不通'],
    [10005, '弹窗没能显示'],
    [20004, '总开关'],
    ...[10001, 10004, 20001, 20002, 20003, 20005, 20013, 99999].map((code) => [code, '暂时用不了'] as const),
  ] as const)('code %i is told in words, without the code', (code, words) => {
    expect(reactionToCode(code).text).toContain(words)
    expect(reactionToCode(code).text).not.toMatch(/\d{4}/)
  })
})
