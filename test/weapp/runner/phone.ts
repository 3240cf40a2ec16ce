/** Runs inside the browser: WeChat's own component framework, with pages, navigation and `wx` around it. */
import * as glassEasel from 'glass-easel'
import { type CodeSpace, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import type { WeappPackage } from './package'
import { type PhoneLog, wechatApi } from './wx'

type Registrars = Parameters<Parameters<CodeSpace['componentEnv']>[1]>[0]
type Root = ReturnType<ReturnType<MiniProgramEnv['associateBackend']>['createRoot']>
type Lifecycle = 'onLoad' | 'onShow' | 'onReady' | 'onHide' | 'onUnload' | 'onLaunch'
type Lifecycles = Partial<Record<Lifecycle, (options?: object) => void>>
type PageInstance = Lifecycles & {
  route: string
  options: object
  createSelectorQuery: () => unknown
  onShareAppMessage?: () => object
}
type ModuleFunction = (...given: unknown[]) => void

interface OpenPage {
  route: string
  root: Root
  instance: PageInstance
  element: HTMLElement
}

export interface Phone {
  start: () => void
  /** What a tap on WeChat's bottom bar does, or one on a message: that page in the place of all others. */
  enter: (url: string) => void
  route: () => string
  /** What the page on the screen hands WeChat to pass it on. */
  shared: () => object | undefined
  log: PhoneLog
}

declare global {
  var weappTemplates: Record<string, glassEasel.template.ComponentTemplate['content']>
  var weappModules: Record<string, ModuleFunction>
  /** `wx` functions that the test plays. */
  var weappNative: readonly string[]
  var weappFiles: Pick<WeappPackage, 'app' | 'configs' | 'styles'>
  var phone: Phone
}

const fieldEvents = new Set(['input', 'change', 'focus', 'blur', 'confirm', 'keyboardheightchange'])
const realElements = new Set(['input', 'textarea', 'canvas'])
/** A text that was emptied; a flag that templates always give, and that arrives empty when it is true. */
const EMPTY_HAS_MEANING = new Set(['value', 'user-select'])
const inputTypes: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text' }

function createPhone(): Phone {
  const { app, configs, styles } = weappFiles
  const log: PhoneLog = {
    ...{ storage: {}, toasts: [], requests: [], clipboard: [], calls: [], missing: [] },
    ...{ badges: {}, calendar: [], privacy: [] },
  }
  const stack: OpenPage[] = []
  const loaded = new Map<string, { exports: unknown }>()
  let appInstance: Lifecycles = {}

  glassEasel.addGlobalErrorListener((error: unknown) => {
    // Thrown again outside the framework, so that the browser reports it and the test fails.
    setTimeout(() => {
      throw error
    })
    return false
  })

  const space = new MiniProgramEnv()
  const code = space.createCodeSpace('main', true)
  const context = browserContext()
  const backend = space.associateBackend(context)
  for (const [path, config] of Object.entries(configs)) code.addComponentStaticConfig(path, config)
  for (const [path, content] of Object.entries(weappTemplates)) {
    // Without the fallback, `bindtap` on a built-in element would be an attribute.
    code.addCompiledTemplate(path, { groupList: weappTemplates, content, fallbackListenerOnNativeNode: true })
  }
  for (const [path, css] of Object.entries(styles)) {
    code.addStyleSheet(path, path)
    backend.registerStyleSheetContent(path, css)
  }

  const top = () => {
    const page = stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }
  const wx = wechatApi(
    {
      open: (url) => {
        if (stack.length >= 10) throw new Error('WeChat keeps at most 10 pages open')
        hide(top())
        open(url)
      },
      replace: (url) => {
        close()
        open(url)
      },
      restart: (url) => {
        while (stack.length > 0) close()
        open(url)
      },
      back: (delta) => {
        for (let step = 0; step < delta && stack.length > 1; step += 1) close()
        show(top())
      },
      selectorQuery: () => top().instance.createSelectorQuery(),
      isTapping: () => tapping,
      hasAgreed: () => agreed,
    },
    log,
    weappNative,
  )
  const globalObject: Record<string, unknown> = {}

  function OnlyReturnThis(source: unknown) {
    if (source !== 'return this') throw new EvalError('WeChat does not make code from text')
    return () => globalObject
  }

  /** Bundlers move code between files, so what registers is the file WeChat is loading, not where the call stands. */
  let loading: Registrars | undefined
  const registrar =
    (name: keyof Registrars) =>
    (definition: never): unknown => {
      if (!loading) throw new Error(`${name} is called outside a page or component file`)
      return (loading[name] as (definition: never) => unknown)(definition)
    }

  function run(file: string): unknown {
    const known = loaded.get(file)
    if (known) return known.exports
    const define = weappModules[file]
    if (!define) throw new Error(`there is no file ${file}`)
    const module = { exports: {} }
    loaded.set(file, module)
    const given: Record<string, unknown> = {
      require: (path: string) => run(resolve(file, path)),
      module,
      exports: module.exports,
      wx,
      Page: registrar('Page'),
      Component: registrar('Component'),
      Behavior: registrar('Behavior'),
      App: (definition: Lifecycles) => void (appInstance = definition),
      getApp: () => appInstance,
      getCurrentPages: () => stack.map((page) => page.instance),
      globalThis: globalObject,
      global: globalObject,
      Function: OnlyReturnThis,
    }
    const parameters = /^function \(([^)]*)\)/.exec(Function.prototype.toString.call(define))?.[1] ?? ''
    define(...parameters.split(',').map((name) => given[name]))
    return module.exports
  }

  function register(path: string) {
    const { usingComponents = {} } = (configs[path] ?? {}) as { usingComponents?: Record<string, string> }
    const file = `${path}.js`
    if (loaded.has(file)) return
    code.componentEnv(path, (registrars) => {
      loading = registrars
      run(file)
      loading = undefined
    })
    for (const component of Object.values(usingComponents)) register(resolve(file, component).replace(/\.js$/, ''))
  }

  function open(url: string) {
    const [path = '', search = ''] = url.replace(/^\//, '').split('?')
    if (!app.pages.includes(path)) throw new Error(`page "${path}" is not found`)
    const query = Object.fromEntries(
      search
        .split('&')
        .filter(Boolean)
        .map((pair) => pair.split('=').map(decodeURIComponent) as [string, string]),
    )
    register(path)
    const root = backend.createRoot('wx-root', code, path)
    const element = document.createElement('wx-page')
    const placeholder = element.appendChild(document.createElement('wx-root'))
    document.body.append(element)
    const instance = root.get() as unknown as PageInstance
    Object.assign(instance, { route: path, options: query })
    const page = { route: path, root, instance, element }
    stack.push(page)
    type BackendElement = Parameters<Root['attach']>[0]
    root.attach(element as unknown as BackendElement, placeholder as unknown as BackendElement)
    instance.onLoad?.(query)
    show(page)
    instance.onReady?.()
  }

  function show({ element, instance }: OpenPage) {
    element.hidden = false
    instance.onShow?.()
  }

  function hide({ element, instance }: OpenPage) {
    element.hidden = true
    instance.onHide?.()
  }

  function close() {
    const page = stack.pop()
    if (!page) return
    page.instance.onUnload?.()
    page.root.release()
    page.element.remove()
  }

  return {
    start() {
      run('app.js')
      const entry = app.entryPagePath ?? app.pages[0] ?? ''
      const options = { path: entry, query: {}, scene: 1001 }
      appInstance.onLaunch?.(options)
      appInstance.onShow?.(options)
      open(entry)
    },
    enter: (url) => {
      while (stack.length > 0) close()
      open(url)
    },
    route: () => top().route,
    shared: () => top().instance.onShareAppMessage?.(),
    log,
  }
}

let tapping = false
let agreed = false

/** The browser as the framework's backend: elements get WeChat's names, events WeChat's details. */
function browserContext() {
  const context = new glassEasel.CurrentWindowBackendContext()
  context.document = {
    createElement: (tag: string) => createElement(tag),
    createTextNode: (text: string) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
  } as unknown as typeof context.document
  context.onEvent((target, type, detail: unknown, options) => {
    const { target: source } = (options.originalEvent ?? {}) as { target?: HTMLInputElement }
    const value = source?.value
    const filled = fieldEvents.has(type) && value !== undefined ? { value, cursor: value.length } : detail
    const event = new glassEasel.Event(type, filled, options)
    tapping = type === 'tap'
    glassEasel.Event.dispatchEvent(target, event)
    tapping = false
    return event.getEventBubbleStatus()
  })
  return context
}

function createElement(tag: string): HTMLElement {
  const element = document.createElement(realElements.has(tag) || tag.startsWith('wx-') ? tag : `wx-${tag}`)
  const setAttribute = element.setAttribute.bind(element)
  element.setAttribute = (name: string, given: unknown) => {
    // An attribute of an HTML element means yes by its mere presence.
    if (!EMPTY_HAS_MEANING.has(name) && (given === false || given === undefined || given === null || given === '')) {
      element.removeAttribute(name)
      return
    }
    const value = typeof given === 'string' || typeof given === 'number' ? String(given) : ''
    if (name === 'open-type' && value === 'agreePrivacyAuthorization') {
      element.addEventListener('click', () => {
        agreed = true
        element.dispatchEvent(new Event('agreeprivacyauthorization'))
      })
    }
    if (isField(element) && name === 'value') element.value = value
    else if (isField(element) && name === 'type') setAttribute('inputmode', inputTypes[value] ?? 'text')
    else if (isField(element) && name === 'maxlength' && Number(value) < 0) element.removeAttribute(name)
    else setAttribute(name, value)
  }
  if (isField(element)) {
    element.addEventListener('keydown', (event: Event) => {
      if (event instanceof KeyboardEvent && event.key === 'Enter') element.dispatchEvent(new Event('confirm'))
    })
  }
  return element
}

function isField(element: HTMLElement): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
}

/** The file that `require(path)` or a component path means inside `from`. */
function resolve(from: string, path: string): string {
  const base = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..') base.pop()
    else if (part !== '.' && part !== '') base.push(part)
  }
  return base.join('/').replace(/(\.js)?$/, '.js')
}

globalThis.phone = createPhone()
