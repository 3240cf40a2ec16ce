import vm from 'node:vm'

/** What the language gives, less what some phones' engines lack or WeChat takes away. */
const missingOnPhones = [
  'Intl',
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'WeakRef',
  'FinalizationRegistry',
  'BigInt',
]
const language = vm.runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[]
const given = new Set([...language, 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'console'])
for (const name of missingOnPhones) given.delete(name)

/** What a mini-program's file is called with. */
const moduleParameters = [
  ...['require', 'module', 'exports', 'wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages'],
  ...['globalThis', 'global', 'Function'],
]

/** A script that defines every file as a function in which each other global of the browser is undefined. */
export function modulesScript(scripts: Record<string, string>, browserGlobals: string[]): string {
  const hidden = browserGlobals.filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && !given.has(name))
  const parameters = [...new Set([...moduleParameters, ...hidden])].join(',')
  const modules = Object.entries(scripts).map(
    ([file, source]) => `${JSON.stringify(file)}: function (${parameters}) {${source}\n}`,
  )
  return `globalThis.weappModules = {${modules.join(',\n')}}`
}
