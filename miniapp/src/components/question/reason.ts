import { AnswerError } from '../../../../shared/index'

/** The words for the user when an answer cannot be used; anything else is a fault and goes on. */
export function reasonOf(error: unknown): string {
  if (error instanceof AnswerError) return `${error.message}。`
  throw error
}
