import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { wxssToCss } from './wxss'

/** What the phone needs to run a built mini-program; paths are relative to its root, with `/`. */
export interface WeappPackage {
  app: {
    /** Those of sub-packages too. */
    pages: string[]
    subPackages?: { root: string; pages: string[] }[]
    entryPagePath?: string
    window?: Record<string, unknown>
  }
  /** Static component configs by path without extension. */
  configs: Record<string, object>
  /** Style sheets as CSS by path without extension. */
  styles: Record<string, string>
  /** JavaScript sources by path with extension. */
  scripts: Record<string, string>
  /** A JavaScript expression: all compiled templates by path without extension. */
  templates: string
}

interface TemplateProblem {
  path: string
  message: string
  /** Counted from 0. */
  startLine: number
  isError?: boolean
}

const withoutExtension = (file: string) => file.slice(0, -path.extname(file).length)

/** Reads a built mini-program as WeChat would. Throws when a page lacks a file or a template does not compile. */
export function readPackage(folder: string): WeappPackage {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .sort()
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')
  const ofType = <Value>(extension: string, key: (file: string) => string, value: (file: string) => Value) =>
    Object.fromEntries(files.filter((file) => file.endsWith(extension)).map((file) => [key(file), value(file)]))

  const main = JSON.parse(read('app.json')) as WeappPackage['app']
  const others = (main.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))
  const app = { ...main, pages: [...main.pages, ...others] }
  for (const page of app.pages) {
    for (const file of [`${page}.js`, `${page}.wxml`]) {
      if (!existsSync(path.join(folder, file)))
        throw new Error(`app.json names the page ${page}, but ${file} is missing`)
    }
  }
  return {
    app,
    configs: ofType('.json', withoutExtension, (file) => JSON.parse(read(file)) as object),
    styles: ofType('.wxss', withoutExtension, (file) => wxssToCss(file, read)),
    scripts: ofType('.js', (file) => file, read),
    templates: compileTemplates(files, read),
  }
}

function compileTemplates(files: string[], read: (file: string) => string): string {
  const group = new TmplGroup()
  for (const file of files) {
    if (file.endsWith('.wxs')) group.addScript(withoutExtension(file), read(file))
    if (!file.endsWith('.wxml')) continue
    const problems = group.addTmpl(withoutExtension(file), read(file)) as TemplateProblem[]
    const [first] = problems
    if (first) throw new Error(`${file}:${first.startLine + 1}: ${first.message}`)
  }
  return group.getTmplGenObjectGroups()
}
