/** An answer that cannot be used. `path` names the field; the message says what, why and how, in Chinese. */
export class AnswerError extends Error {
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(message)
    this.name = 'AnswerError'
  }
}

/** A fault of the rules themselves, never of the user. */
export class RuleError extends Error {
  override name = 'RuleError'
}
