import Taro from '@tarojs/taro'

/** Calls the listener whenever there is a network again, or the owner comes back to the app. */
export function whenBack(listener: () => void): void {
  Taro.onAppShow(listener)
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) listener()
  })
}
