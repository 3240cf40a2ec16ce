export { MAX_COMPANIES, MAX_NAME } from '../../shared/index'

/** Bytes of the answers of one company. */
export const MAX_ANSWERS = 32 * 1024
/** Results kept of one company, the newest. */
export const MAX_RESULTS = 12
