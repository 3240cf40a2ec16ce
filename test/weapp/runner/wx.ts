type Options = Record<string, unknown> & {
  success?: (result: object) => void
  fail?: (error: object) => void
  complete?: (result: object) => void
}

/** What the phone's pages offer to the `wx` object. */
export interface Navigation {
  open: (url: string) => void
  replace: (url: string) => void
  restart: (url: string) => void
  back: (delta: number) => void
  selectorQuery: () => unknown
  /** Whether the owner's tap is being handled at this moment. */
  isTapping: () => boolean
  /** Whether the owner has tapped a button made for agreeing. */
  hasAgreed: () => boolean
}

/** Plays a `wx` function outside the browser: its answer, or the fields of its failure. */
export type Native = (name: string, options: unknown) => Promise<{ result: object } | { failure: object }>

/** Asked before private functions run, until it is agreed to. */
type PrivacyListener = (resolve: (answer: PrivacyAnswer) => void, info: { referrer: string }) => void
interface PrivacyAnswer {
  readonly event: 'agree' | 'disagree' | 'exposureAuthorization'
  readonly buttonId?: string
}

/** What happened on the phone that a page cannot show. */
export interface PhoneLog {
  storage: Record<string, unknown>
  toasts: string[]
  requests: string[]
  clipboard: string[]
  /** Numbers dialled. */
  calls: string[]
  /** The counts on the bottom bar, by their place. */
  badges: Record<string, string>
  /** What the calendar was given. */
  calendar: Record<string, unknown>[]
  /** How the owner answered WeChat's question about private functions. */
  privacy: PrivacyAnswer[]
  /** Names of `wx` functions called that this phone does not have; each call failed. */
  missing: string[]
}

/** A failure with more than a message: WeChat's codes. */
class Failure extends Error {
  constructor(
    message: string,
    readonly fields: object,
  ) {
    super(message)
  }
}

/** Answers a `wx` call as WeChat does: callbacks later, or a promise when there are none. */
function answer(name: string, options: Options | undefined, run: () => object | Promise<object>) {
  const promise = Promise.resolve().then(async () => {
    try {
      const result = { errMsg: `${name}:ok`, ...(await run()) }
      options?.success?.(result)
      options?.complete?.(result)
      return result
    } catch (error) {
      const failure = {
        errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}`,
        ...(error instanceof Failure && error.fields),
      }
      options?.fail?.(failure)
      options?.complete?.(failure)
      if (options?.fail ?? options?.complete) return failure
      throw Object.assign(new Error(failure.errMsg), failure)
    }
  })
  if (options?.success ?? options?.fail ?? options?.complete) return void promise
  return promise
}

/** What WeChat refuses unless it is called in the tap itself, before any wait. */
const ONLY_IN_A_TAP = ['requestSubscribeMessage', 'addPhoneCalendar', 'openSetting']

async function played(name: string, { success: _, fail: __, complete: ___, ...options }: Options): Promise<object> {
  const { phoneNative } = globalThis as unknown as { phoneNative: Native }
  const answered = await phoneNative(name, options)
  if ('failure' in answered) throw new Failure('', answered.failure)
  return answered.result
}

/** The part of `wx` that a questionnaire needs. Calls of anything else fail and are noted. */
export function wechatApi(navigation: Navigation, log: PhoneLog, native: readonly string[]): object {
  let askPrivacy: PrivacyListener | undefined
  let hasAgreed = false
  /** Waits for the owner's answer where nobody has agreed yet. */
  const agreed = async (name: string) => {
    if (hasAgreed || !askPrivacy) return
    const ask = askPrivacy
    hasAgreed = await new Promise<boolean>((resolve) => {
      ask(
        (answer) => {
          log.privacy.push(answer)
          resolve(answer.event === 'agree' && answer.buttonId !== undefined && navigation.hasAgreed())
        },
        { referrer: name },
      )
    })
    if (!hasAgreed) throw new Error('privacy permission is not authorized')
  }

  const windowInfo = () => ({
    windowWidth: innerWidth,
    windowHeight: innerHeight,
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    pixelRatio: devicePixelRatio,
    statusBarHeight: 20,
    safeArea: { left: 0, top: 20, right: innerWidth, bottom: innerHeight, width: innerWidth, height: innerHeight - 20 },
  })
  const deviceInfo = () => ({ brand: 'devtools', model: 'phone', platform: 'android', system: 'Android 12' })
  const appInfo = () => ({
    SDKVersion: '3.8.0',
    version: '8.0.50',
    language: 'zh_CN',
    theme: 'light',
    fontSizeSetting: 16,
  })
  const systemInfo = () => ({ ...windowInfo(), ...deviceInfo(), ...appInfo() })
  const launch = () => ({ path: '', query: {}, scene: 1001, referrerInfo: {} })
  const nothing = () => ({})
  const stored = (key: string) => {
    if (!(key in log.storage)) throw new Error('data not found')
    return structuredClone(log.storage[key])
  }

  /** Functions that answer at once. */
  const now: Record<string, unknown> = {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    canIUse: () => true,
    nextTick: (run: () => void) => void Promise.resolve().then(run),
    // Taro passes on only what it finds here at the start.
    onAppShow: () => undefined,
    onNetworkStatusChange: () => undefined,
    onNeedPrivacyAuthorization: (listener: PrivacyListener) => void (askPrivacy = listener),
    createSelectorQuery: navigation.selectorQuery,
    getSystemInfoSync: systemInfo,
    getWindowInfo: windowInfo,
    getDeviceInfo: deviceInfo,
    getAppBaseInfo: appInfo,
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0', envVersion: 'release', version: '1.0.0' } }),
    getMenuButtonBoundingClientRect: () => ({ width: 87, height: 32, left: 296, top: 24, right: 383, bottom: 56 }),
    getStorageSync: (key: string) => (key in log.storage ? stored(key) : ''),
    setStorageSync: (key: string, data: unknown) => void (log.storage[key] = structuredClone(data)),
    removeStorageSync: (key: string) => void Reflect.deleteProperty(log.storage, key),
    clearStorageSync: () => Object.keys(log.storage).forEach((key) => Reflect.deleteProperty(log.storage, key)),
    getStorageInfoSync: () => ({ keys: Object.keys(log.storage), currentSize: 1, limitSize: 10240 }),
  }

  /** Functions that answer by callback or promise. */
  const later: Record<string, (options: Options) => object | Promise<object>> = {
    setTabBarBadge: ({ index, text }) => ((log.badges[String(index)] = String(text)), {}),
    removeTabBarBadge: ({ index }) => (Reflect.deleteProperty(log.badges, String(index)), {}),
    getRandomValues: ({ length }) => ({ randomValues: crypto.getRandomValues(new Uint8Array(Number(length))).buffer }),
    addPhoneCalendar: async ({ success: _, fail: __, complete: ___, ...event }) => {
      await agreed('addPhoneCalendar')
      log.calendar.push(event)
      return {}
    },
    getSystemInfo: systemInfo,
    getStorage: ({ key }) => ({ data: stored(String(key)) }),
    setStorage: ({ key, data }) => ((log.storage[String(key)] = structuredClone(data)), {}),
    removeStorage: ({ key }) => (Reflect.deleteProperty(log.storage, String(key)), {}),
    navigateTo: ({ url }) => (navigation.open(String(url)), {}),
    redirectTo: ({ url }) => (navigation.replace(String(url)), {}),
    reLaunch: ({ url }) => (navigation.restart(String(url)), {}),
    switchTab: ({ url }) => (navigation.restart(String(url)), {}),
    navigateBack: ({ delta }) => (navigation.back(Number(delta ?? 1)), {}),
    pageScrollTo: ({ scrollTop }) => (window.scrollTo(0, Number(scrollTop ?? 0)), {}),
    showToast: ({ title }) => (log.toasts.push(String(title)), {}),
    showModal: ({ title, content }) => (
      log.toasts.push([title, content].filter(Boolean).join(' ')),
      { confirm: true, cancel: false }
    ),
    setClipboardData: async ({ data }) => {
      await agreed('setClipboardData')
      log.clipboard.push(String(data))
      return {}
    },
    request: ({ url }) => {
      log.requests.push(String(url))
      throw new Error('no network')
    },
    makePhoneCall: ({ phoneNumber }) => (log.calls.push(String(phoneNumber)), {}),
    hideToast: nothing,
    showLoading: nothing,
    hideLoading: nothing,
    hideKeyboard: nothing,
    setNavigationBarTitle: nothing,
    setNavigationBarColor: nothing,
    setBackgroundColor: nothing,
    setBackgroundTextStyle: nothing,
    setPageStyle: nothing,
    vibrateShort: nothing,
    showShareMenu: nothing,
  }

  const api: Record<string, unknown> = { ...now }
  for (const [name, run] of Object.entries(later)) {
    api[name] = (options: Options = {}) => answer(name, options, () => run(options))
  }
  for (const name of native) {
    api[name] = (options: Options = {}) => answer(name, options, () => played(name, options))
  }
  for (const name of ONLY_IN_A_TAP) {
    const run = api[name] as ((options?: Options) => unknown) | undefined
    if (!run) continue
    api[name] = (options?: Options) => {
      if (navigation.isTapping()) return run(options)
      return answer(name, options, () => {
        throw new Failure('can only be invoked by user TAP gesture.', { errCode: 20100 })
      })
    }
  }
  return new Proxy(api, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target) return Reflect.get(target, key) as unknown
      if (/^(on|off)[A-Z]/.test(key)) return () => undefined
      if (!/^[a-z][A-Za-z]*$/.test(key) || key === 'webpackJsonp') return undefined
      return (options?: Options) => {
        log.missing.push(key)
        return answer(key, options, () => {
          throw new Error('this phone does not have it')
        })
      }
    },
  })
}
