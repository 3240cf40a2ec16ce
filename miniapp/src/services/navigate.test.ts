import { expect, it, vi } from 'vitest'
import { open, openTab, replace } from './navigate'

const phone = vi.hoisted(() => ({ toast: vi.fn<(title: string) => void>(), opens: true }))
vi.mock('@tarojs/taro', () => {
  const go = () => (phone.opens ? Promise.resolve({}) : Promise.reject(new Error('navigateTo:fail timeout')))
  return {
    default: {
      ...{ navigateTo: go, redirectTo: go, switchTab: go, getCurrentPages: () => [] },
      showToast: ({ title }: { title: string }) => {
        phone.toast(title)
        return Promise.resolve({})
      },
    },
  }
})

it.each([
  ['opened', () => open('policies')],
  ['put in the place of another', () => replace('result')],
  ['a tab', () => openTab('mine')],
])('says so when a page does not come (%s), and nothing when it does', async (_, go) => {
  phone.opens = true
  go()
  await Promise.resolve()
  expect(phone.toast).not.toHaveBeenCalled()
  phone.opens = false
  go()
  await vi.waitFor(() => expect(phone.toast).toHaveBeenCalledWith('打不开，请检查网络后再试。'))
  phone.toast.mockReset()
})
