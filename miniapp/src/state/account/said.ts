import { createStore } from '@/services/store'

/** What was just done on a page that has closed, for 首页 or 我的 to say until the owner does something else. */
export const saidStore = createStore('')
