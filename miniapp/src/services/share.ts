import Taro from '@tarojs/taro'
import picture from '@/assets/share.png'

/** In WeChat a page is shared by WeChat's own button. */
export const sharesByLink: boolean = false

/** What stands over the title of a page passed on: without one WeChat shows the page itself, figures and all. */
export const sharePicture: string = picture

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
