import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from '../../shared/compile/compile'
import { formatProblem } from '../../shared/compile/errors'

export const GOOD = fileURLToPath(new URL('good', import.meta.url))

/** One way to break the good rules, and what the compiler must say to it, word for word. */
export interface Fixture {
  readonly breaks: readonly Edit[]
  readonly says: string
}

/** Text to replace in a file of good/, or a file to add or remove. */
export interface Edit {
  readonly file: string
  readonly replace?: string
  readonly by?: string
  readonly remove?: true
}

/** Everything the compiler says about the broken rules. */
export function complaints({ breaks }: Pick<Fixture, 'breaks'>): string {
  const directory = mkdtempSync(join(tmpdir(), 'rules-'))
  try {
    cpSync(GOOD, directory, { recursive: true })
    for (const edit of breaks) apply(edit, directory)
    return compile(directory).problems.map(formatProblem).join('\n')
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function apply({ file, replace = '', by = '', remove }: Edit, directory: string): void {
  const path = join(directory, file)
  if (remove) {
    rmSync(path)
    return
  }
  if (replace === '') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, by, { flag: 'wx' })
    return
  }
  const text = readFileSync(path, 'utf8')
  if (text.split(replace).length !== 2) throw new Error(`「${replace}」 must stand exactly once in good/${file}`)
  writeFileSync(
    path,
    text.replace(replace, () => by),
  )
}
