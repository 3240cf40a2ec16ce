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

/** Says so when a page does not open: WeChat fetches some of them first. A browser has them all. */
function heed(opened: Promise<unknown>): void {
  if (process.env.TARO_ENV === 'h5') return
  opened.catch(() => Taro.showToast({ title: '打不开，请检查网络后再试。', icon: 'none', duration: 3000 }))
}

/** WeChat opens no more pages on top of each other. */
const MOST_PAGES = 10

/** Opens a page on top of this one, where there is room; a tab in the place of everything. */
export function open(page: PageName, params: Readonly<Record<string, string>> = {}): void {
  if (isIn(TABS, page)) openTab(page as TabName)
  else if (process.env.TARO_ENV !== 'h5' && Taro.getCurrentPages().length >= MOST_PAGES) replace(page, params)
  else heed(Taro.navigateTo({ url: url(page, params) }))
}

/** In a browser the tabs are ours: Taro's own bar is not loaded there. */
export function openTab(tab: TabName): void {
  const to = { url: url(tab, {}) }
  heed(process.env.TARO_ENV === 'h5' ? Taro.reLaunch(to) : Taro.switchTab(to))
}

/** Puts a page in the place of this one, so that pages do not pile up (WeChat allows ten). */
export function replace(page: PageName, params: Readonly<Record<string, string>> = {}): void {
  heed(Taro.redirectTo({ url: url(page, params) }))
}

/** As `replace`, but goes back when the page wanted is open below this one. */
export function backOrReplace(page: PageName): void {
  if (!backTo(page)) replace(page)
}

/** As `open`, but goes back when the page wanted is open below this one. */
export function backOrOpen(page: PageName): void {
  if (!backTo(page)) open(page)
}

/** False when the page is not open, or beyond questions, which are many steps in a browser. */
function backTo(page: PageName): boolean {
  const routes = routesDown().slice(1)
  const depth = routes.findIndex((route) => route.includes(path(page)) || route.includes(path('ask')))
  if (!routes[depth]?.includes(path(page))) return false
  void Taro.navigateBack({ delta: depth + 1 })
  return true
}

/** Whether no other page lies on top of this one. */
export function isOnTop(page: PageName): boolean {
  return routesDown()[0]?.includes(path(page)) ?? false
}

function routesDown(): string[] {
  return [...Taro.getCurrentPages()].reverse().map(({ route }) => route ?? '')
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
