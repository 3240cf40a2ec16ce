import { expect, it } from 'vitest'
import { received, replyOf } from './request'

it.each([
  ['an answer', 200, { profiles: [] }],
  ['done, and nothing to say', 204, null],
  ['the same as WeChat hands it out', 204, ''],
  ['a refusal', 409, { current: {} }],
  ['a refusal of who stands before the server', 502, '<html></html>'],
])('%s is believed', (_, status, body) => {
  expect(received(status, body)).toEqual(replyOf(status, body))
})

it.each([
  ['a page that is no JSON', null],
  ['a page as WeChat hands it out', '<html></html>'],
])('%s is no answer of the server', (_, body) => {
  expect(received(200, body)).toBeNull()
})
