export { MOST_READ } from '../../shared/index'

/** Notices of the inbox that are shown, the latest. */
export const MOST_TOLD = 200
/** What WeChat says a person answered to the popup. */
export const ANSWERS: readonly string[] = ['accept', 'reject', 'ban', 'filter']
