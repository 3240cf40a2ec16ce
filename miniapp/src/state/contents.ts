import type { Entry } from '../../../shared/index'

export interface Section {
  readonly heading: string
  readonly entries: readonly Entry[]
}

/** The clauses of a document under the headings they are printed under, in its order. */
export function contentsOf(entries: readonly Entry[]): Section[] {
  const sections: { heading: string; entries: Entry[] }[] = []
  for (const entry of entries) {
    const heading = (entry.clauses[0]?.section ?? '').split('／').join(' ')
    const last = sections[sections.length - 1]
    if (last?.heading === heading) last.entries.push(entry)
    else sections.push({ heading, entries: [entry] })
  }
  return sections
}
