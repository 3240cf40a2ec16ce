import Taro from '@tarojs/taro'

/** The 《用户隐私保护指引》 that WeChat keeps for this mini-program. */
export const openContract: (() => void) | null = () => {
  Taro.openPrivacyContract({})
}
