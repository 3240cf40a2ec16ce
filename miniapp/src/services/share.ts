import Taro from '@tarojs/taro'

/** In WeChat a page is shared by WeChat's own button. */
export const sharesByLink: boolean = false

/** Copies a text; whether that was possible. */
export async function copy(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    return false
  }
}

/** The address of the page on the screen. */
export const pageAddress = (): string => ''
