import { expect, it, vi } from 'vitest'
import * as browser from './storage.h5'
import * as weChat from './storage'

const refuse = vi.hoisted(() => () => {
  throw new Error('QuotaExceededError')
})
vi.mock('@tarojs/taro', () => ({
  default: { getStorageSync: refuse, setStorageSync: refuse, removeStorageSync: refuse },
}))
vi.stubGlobal('window', { localStorage: { getItem: refuse, setItem: refuse, removeItem: refuse } })

it.each([
  ['a browser', browser],
  ['WeChat', weChat],
])('%s that refuses storage is like an empty one, and says that it kept nothing', (_, { read, write, remove }) => {
  expect(write('key', 'value')).toBe(false)
  expect(read('key')).toBeUndefined()
  expect(() => {
    remove('key')
  }).not.toThrow()
})
