export const MAX_COMPANIES = 10
/** Characters of the name of a company. */
export const MAX_NAME = 40
/** Bytes of the answers of one company. */
export const MAX_ANSWERS = 32 * 1024
/** Results kept of one company, the newest. */
export const MAX_RESULTS = 12
