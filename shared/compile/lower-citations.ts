import type { Cite } from '../bundle'
import type { KeyPath } from './load'
import { hint } from './nearest'
import type { RawPolicy } from './schema/policy'

/** How one policy cites: clauses by their ids or by its own aliases. Names that do not exist are problems. */
export interface Citations {
  readonly cite: (name: string, path: KeyPath) => Cite
  /** Of the `cite` beside what stands at the path. */
  readonly citing: (name: string | undefined, path: KeyPath) => { cite?: Cite }
  /** Aliases that something cites. */
  readonly citedAliases: ReadonlySet<string>
}

type Aliases = NonNullable<RawPolicy['clauses']>
export type Fail = (path: KeyPath, message: string, clause?: string) => void

export function citationsOf(aliases: Aliases, clauses: ReadonlySet<string>, fail: Fail): Citations {
  const citedAliases = new Set<string>()
  checkAliases(aliases, clauses, fail)

  function cite(name: string, path: KeyPath): Cite {
    if (name.includes('#')) {
      checkClause(name, path, clauses, fail)
      return name
    }
    citedAliases.add(name)
    const target = aliases[name]
    if (target === undefined) {
      fail(path, `unknown clause alias \`${name}\`${hint(name, Object.keys(aliases))}`)
      return name
    }
    if (typeof target === 'string') return target
    return Object.entries(target)
      .map(([from, clause]) => ({ from, clause }))
      .sort((a, b) => (a.from < b.from ? -1 : 1))
  }
  const citing: Citations['citing'] = (name, path) =>
    name === undefined ? {} : { cite: cite(name, [...path, 'cite']) }
  return { cite, citing, citedAliases }
}

function checkAliases(aliases: Aliases, clauses: ReadonlySet<string>, fail: Fail): void {
  for (const [alias, target] of Object.entries(aliases)) {
    if (typeof target === 'string') checkClause(target, ['clauses', alias], clauses, fail)
    else for (const [day, clause] of Object.entries(target)) checkClause(clause, ['clauses', alias, day], clauses, fail)
  }
}

export function checkClause(clause: string, path: KeyPath, clauses: ReadonlySet<string>, fail: Fail): void {
  if (!clauses.has(clause)) fail(path, `no source has this clause${hint(clause, clauses)}`, clause)
}
