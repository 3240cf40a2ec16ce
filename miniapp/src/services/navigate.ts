import Taro from '@tarojs/taro'

const TABS = ['home', 'reminders', 'mine'] as const
/** Sub-packages. */
const LIBRARY = ['policies', 'policy', 'explain', 'clause', 'document'] as const
const ACCOUNT = ['company', 'link', 'privacy', 'notice', 'wishes'] as const

export type TabName = (typeof TABS)[number]
type CheckPage = 'ask' | 'edit' | 'review' | 'result'
export type PageName = TabName | CheckPage | (typeof LIBRARY)[number] | (typeof ACCOUNT)[number]

const isIn = (pages: readonly PageName[], page: PageName): boolean => pages.includes(page)

function path(page: PageName): string {
  const folder = isIn(LIBRARY, page) ? 'library/' : isIn(ACCOUNT, page) ? 'account/' : ''
  return `pages/${folder}${page}/`
}

/** The address of a page, for opening and for sharing. */
export function url(page: PageName, params: Readonly<Record<string, string>>): string {
  const query = Object.entries(params).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return `/${path(page)}index${query.length > 0 ? `?${query.join('&')}` : ''}`
}

/** Opens a page on top of this one; a tab in the place of everything. */
export function open(page: PageName, params: Readonly<Record<string, string>> = {}): void {
  if (isIn(TABS, page)) openTab(page as TabName)
  else void Taro.navigateTo({ url: url(page, params) })
}

/** In a browser the tabs are ours: Taro's own bar is not loaded there. */
export function openTab(tab: TabName): void {
  const to = { url: url(tab, {}) }
  void (process.env.TARO_ENV === 'h5' ? Taro.reLaunch(to) : Taro.switchTab(to))
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
  openTab('home')
}

/** One page back; home when this page was opened directly. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else goHome()
}
