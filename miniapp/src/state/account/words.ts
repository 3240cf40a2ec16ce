/** What the owner is told about what is saved. */
import { hasServer } from '@/services/http'
import { useStore } from '@/services/store'
import { sinceWords } from '../reminders/words'
import { isChanged, type Company } from './roster'
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

export function useSavedWords(company: Company): SavedWords {
  return savedWords(company, useStore(syncStore), useStore(accountStore) !== null)
}
