/** WeChat's question before anything private: kept until the owner has answered. Nothing of it exists in a browser. */
import Taro from '@tarojs/taro'
import { createStore } from './store'

type Resolve = Parameters<Taro.onNeedPrivacyAuthorization.Listener>[0]

/** Id of the button by which the owner agrees: WeChat checks that it was tapped. */
export const AGREE_BUTTON = 'privacy-agree'

/** Whatever waits for the answer; nothing when nothing is asked. */
export const privacyStore = createStore<readonly Resolve[]>([])

// WeChat before 2.32.3 does not ask.
if ('onNeedPrivacyAuthorization' in Taro) {
  Taro.onNeedPrivacyAuthorization((resolve) => {
    privacyStore.set([...privacyStore.get(), resolve])
  })
}

export function agree(): void {
  answer({ event: 'agree', buttonId: AGREE_BUTTON })
}

export function disagree(): void {
  answer({ event: 'disagree' })
}

function answer(option: Taro.onNeedPrivacyAuthorization.ResolveOption): void {
  const waiting = privacyStore.get()
  // WeChat looks for the button: it goes afterwards.
  for (const resolve of waiting) resolve(option)
  privacyStore.set([])
}
