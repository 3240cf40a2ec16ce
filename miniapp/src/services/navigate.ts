import Taro from '@tarojs/taro'

export type PageName = 'home' | 'ask' | 'edit' | 'review' | 'result' | 'explain' | 'policies' | 'policy'

function url(page: PageName, params: Readonly<Record<string, string>>): string {
  const query = Object.entries(params).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return `/pages/${page}/index${query.length > 0 ? `?${query.join('&')}` : ''}`
}

/** Opens a page on top of this one. */
export function open(page: PageName, params: Readonly<Record<string, string>> = {}): void {
  void Taro.navigateTo({ url: url(page, params) })
}

/** Puts a page in the place of this one, so that a check never piles up pages (WeChat allows ten). */
export function replace(page: PageName, params: Readonly<Record<string, string>> = {}): void {
  void Taro.redirectTo({ url: url(page, params) })
}

/** Back to the start, whatever is open. */
export function goHome(): void {
  void Taro.reLaunch({ url: url('home', {}) })
}

/** One page back; home when this page was opened directly. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else goHome()
}
