import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml'
import type { RuleProblem } from './errors'

/** Keys and list positions that lead to a value. */
export type KeyPath = readonly (string | number)[]

/** A YAML file as plain data that still knows where each value stands. */
export interface YamlFile {
  readonly file: string
  readonly value: unknown
  /** Line of the key or list item at `path`, or of the nearest thing around it. */
  lineOf(path: KeyPath): number
}

export interface RuleTree {
  readonly files: readonly YamlFile[]
  /** Text files by their path below the directory, byte for byte. */
  readonly texts: ReadonlyMap<string, Buffer>
  readonly problems: readonly RuleProblem[]
}

/** Parses one YAML text. Broken YAML, keys written twice and aliases of nothing become problems; then there is no file. */
export function readYaml(file: string, text: string): { file?: YamlFile; problems: RuleProblem[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false })
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line)
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ code, message, pos }) => ({
      file,
      line: lineAt(pos[0]),
      message: explain(code, message, text.slice(pos[0])) + wideSign(text, lineAt(pos[0])),
    }))
    return { problems }
  }
  const dangling: RuleProblem[] = []
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return
      const message = `\`*${alias.source}\` refers to nothing: put a text that begins with * into quotes`
      dangling.push({ file, line: lineAt(alias.range?.[0] ?? 0), message })
    },
  })
  if (dangling.length > 0) return { problems: dangling }
  const lineOf = (path: KeyPath) => lineAt(offsetOf(document, path))
  return { file: { file, value: document.toJS() as unknown, lineOf }, problems: [] }
}

/** Reads every `.yaml` and `.txt` file below `directory`, in the order of their names. */
export function loadTree(directory: string): RuleTree {
  const files: YamlFile[] = []
  const texts = new Map<string, Buffer>()
  const problems: RuleProblem[] = []
  for (const path of listFiles(directory)) {
    const bytes = readFileSync(join(directory, path))
    if (path.endsWith('.txt')) texts.set(path, bytes)
    if (path.endsWith('.yml')) {
      const message = `it would not be read: call it ${path.replace(/^.*\/|yml$/g, '')}yaml`
      problems.push({ file: path, line: 1, message })
    }
    if (!path.endsWith('.yaml')) continue
    const read = readYaml(path, bytes.toString('utf8'))
    if (read.file) files.push(read.file)
    problems.push(...read.problems)
  }
  return { files, texts, problems }
}

function listFiles(directory: string, below = ''): string[] {
  const entries = readdirSync(join(directory, below), { withFileTypes: true })
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      return entry.isDirectory() ? listFiles(directory, path) : [path]
    })
}

function offsetOf(document: Document.Parsed, path: KeyPath): number {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      if (!pair) return offset
      offset = startOf(pair.key) ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(key)]
      offset = startOf(node) ?? offset
    } else return offset
  }
  return offset
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0]
}

function explain(code: string, message: string, rest: string): string {
  if (code === 'MULTIPLE_DOCS') return 'a file holds one document: remove the line `---`'
  if (code !== 'DUPLICATE_KEY') return `this is not valid YAML: ${message}`
  const key = /^[^\s:,}\]]+/.exec(rest)?.[0] ?? ''
  return `the key \`${key}\` is written twice: remove one of them`
}

const WIDE = /(?:^|[{,，])\s*[a-z_]+\s*(：)|[\w$\]}]\s*(，)\s*[a-z_]+\s*[:：]|([｛｝])/m

/** Says so where a Chinese sign stands for one of YAML, in the refused line or the one before it. */
function wideSign(text: string, line: number): string {
  const lines = text.split('\n').slice(Math.max(0, line - 2), line)
  const sign = WIDE.exec(lines.join('\n'))?.slice(1).find(Boolean)
  if (sign === undefined) return ''
  return `; 「${sign}」 is a Chinese sign: type the English one${/[：，]/.test(sign) ? ', and a space after it' : ''}`
}
