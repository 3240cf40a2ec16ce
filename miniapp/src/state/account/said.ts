import { createStore } from '../store'

/** What was just done on a page that has closed, for 我的 to say; empty when there is nothing. */
export const saidStore = createStore('')
