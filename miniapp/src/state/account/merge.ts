/** Two phones changed the same company: what each of them changed is kept, field by field. */
import type { Answer, Answers } from '../../../../shared/index'

export interface Contents {
  readonly name: string
  readonly answers: Answers
}

/** One field both changed, and differently: the value of this phone stands until the owner takes the other. */
export interface Dispute {
  /** The fact; null = the company's name. */
  readonly fact: string | null
  readonly mine: Answer | undefined
  readonly theirs: Answer | undefined
}

export interface Merged {
  readonly contents: Contents
  /** Facts whose answer came from the other phone; null = the name did. */
  readonly taken: readonly (string | null)[]
  readonly disputes: readonly Dispute[]
}

/** `base` is what both began with. */
export function merge(base: Contents, mine: Contents, theirs: Contents): Merged {
  const taken: (string | null)[] = []
  const disputes: Dispute[] = []
  const settle = (fact: string | null, was: Answer | undefined, own: Answer | undefined, other: Answer | undefined) => {
    if (same(own, other) || same(other, was)) return own
    if (same(own, was)) {
      taken.push(fact)
      return other
    }
    disputes.push({ fact, mine: own, theirs: other })
    return own
  }
  const name = settle(null, base.name, mine.name, theirs.name) as string
  const answers: Record<string, Answer> = {}
  for (const fact of new Set([...Object.keys(theirs.answers), ...Object.keys(mine.answers)])) {
    const answer = settle(fact, base.answers[fact], mine.answers[fact], theirs.answers[fact])
    if (answer !== undefined) answers[fact] = answer
  }
  return { contents: { name, answers }, taken, disputes }
}

/**
 * What both began with when an answer of the server was lost: where it has a value that was sent from here, that value
 * is this phone's own, and whatever was changed after it is no dispute.
 */
export function baseOf(base: Contents, sent: readonly Contents[], theirs: Contents): Contents {
  const answers: Record<string, Answer> = {}
  const all = [base, theirs, ...sent].flatMap((contents) => Object.keys(contents.answers))
  for (const fact of new Set(all)) {
    const isOwn = sent.some((own) => same(own.answers[fact], theirs.answers[fact]))
    const answer = (isOwn ? theirs : base).answers[fact]
    if (answer !== undefined) answers[fact] = answer
  }
  return { name: sent.some(({ name }) => name === theirs.name) ? theirs.name : base.name, answers }
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export const sameContents = (a: Contents, b: Contents): boolean =>
  a.name === b.name && sameAnswers(a.answers, b.answers)

export function sameAnswers(a: Answers, b: Answers): boolean {
  const facts = Object.keys(a)
  return facts.length === Object.keys(b).length && facts.every((fact) => same(a[fact], b[fact]))
}
