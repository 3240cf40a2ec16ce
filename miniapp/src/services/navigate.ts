import Taro from '@tarojs/taro'

export type PageName = 'home' | 'ask' | 'edit' | 'review' | 'result' | LibraryPage
type LibraryPage = 'policies' | 'policy' | 'explain' | 'clause' | 'document'

/** Pages of the sub-package. */
const LIBRARY: readonly PageName[] = ['policies', 'policy', 'explain', 'clause', 'document']

function path(page: PageName): string {
  return `pages/${LIBRARY.includes(page) ? 'library/' : ''}${page}/`
}

/** The address of a page, for opening and for sharing. */
export function url(page: PageName, params: Readonly<Record<string, string>>): string {
  const query = Object.entries(params).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return `/${path(page)}index${query.length > 0 ? `?${query.join('&')}` : ''}`
}

/** Opens a page on top of this one. */
export function open(page: PageName, params: Readonly<Record<string, string>> = {}): void {
  void Taro.navigateTo({ url: url(page, params) })
}

/** Puts a page in the place of this one, so that a check never piles up pages (WeChat allows ten). */
export function replace(page: PageName, params: Readonly<Record<string, string>> = {}): void {
  void Taro.redirectTo({ url: url(page, params) })
}

/** As `replace`, but goes back when the page below this one is the one wanted. */
export function backOrReplace(page: PageName): void {
  const pages = Taro.getCurrentPages()
  const below = pages[pages.length - 2]
  if ((below?.route ?? '').includes(path(page))) void Taro.navigateBack()
  else replace(page)
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
