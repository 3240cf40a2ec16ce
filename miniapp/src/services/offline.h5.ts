import { fetchTexts } from './library'

/** Once the first screen stands: the texts of law, and a copy of everything for the next visit without a network. */
export function prepareOffline(): void {
  setTimeout(() => {
    fetchTexts()
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
    // Without it the app works all the same while there is a network.
    navigator.serviceWorker.register('./sw.js').catch(() => undefined)
  }, AFTER_FIRST_SCREEN_MS)
}

const AFTER_FIRST_SCREEN_MS = 1500
