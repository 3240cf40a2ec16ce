/** What the owner is told about what is saved. */
import { hasServer } from '@/services/http'
import { useStore } from '@/services/store'
import { sinceWords } from '../reminders/words'
import { isChanged, type Company, type Roster } from './roster'
import { accountStore } from './session'
import { syncStore, type SyncState } from './sync'

export interface SavedWords {
  readonly text: string
  /** Whether the owner has to know. */
  readonly isProblem: boolean
}

/** The way to a company's page. Only a server keeps its results. */
export const COMPANY_PAGE = hasServer ? '历史结果' : '改名或删除'

/** How a company stands: with the server, or on this phone alone. */
export function savedWords(company: Company, sync: SyncState, hasAccount: boolean): SavedWords {
  if (!hasAccount) return { text: hasServer ? '只存在这台手机上' : '存在这台手机上', isProblem: hasServer }
  if (!isChanged(company)) {
    const { updatedAt } = company.base ?? {}
    return { text: updatedAt === undefined ? '已保存' : `已保存 · ${sinceWords(updatedAt)}`, isProblem: false }
  }
  if (sync.now === 'refused') return { text: sync.why, isProblem: true }
  return { text: sync.now === 'waiting' ? '等有网再保存' : '正在保存…', isProblem: false }
}

/** Which results the history keeps. */
export const KEEPING = '每个年度一天只留最后一次'

/** What becomes of the answers on the screen, told before the first question. */
export function stayWords({ current }: Roster, hasAccount: boolean): string {
  return hasAccount && current !== null ? '下次接着答' : '答案留在这台手机上'
}

/** What leaves the phone. */
export function sentWords({ companies }: Roster, hasAccount: boolean): string {
  if (!hasServer) return '结果在手机上算，您填的都不会发出去。'
  return hasAccount && companies.length > 0
    ? '结果在手机上算。存成单位的答案，改了就存到服务器。服务器上的规则更新了，会把答案发去重新算一次，算完不留。'
    : '结果在手机上算。只有服务器上的规则更新了，才会把答案发去重新算一次，算完不留。'
}

export function useSavedWords(company: Company): SavedWords {
  return savedWords(company, useStore(syncStore), useStore(accountStore) !== null)
}
