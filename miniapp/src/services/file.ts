import Taro from '@tarojs/taro'
import { copy } from './share'

/** WeChat hands out a file only right after a tap: what has to be fetched first needs another one. */
export const needsTap: boolean = true

/** Always the same place: what a closed app left there is found again. */
const place = () => `${Taro.env.USER_DATA_PATH ?? ''}/shared.json`

/** Gives the owner a file with this text and keeps none. Returns what to say: how it was given, or that it was not. */
export async function giveFile(name: string, text: string): Promise<string> {
  try {
    Taro.getFileSystemManager().writeFileSync(place(), text, 'utf8')
    await Taro.shareFileMessage({ filePath: place(), fileName: name })
    return '已发出。'
  } catch (failure) {
    if (/cancel/.test((failure as { errMsg?: string }).errMsg ?? '')) return '没有发送。'
    return (await copy(text)) ? '这里发不了文件，内容已复制，可以粘贴到别处。' : '没有导出成，请稍后再试。'
  } finally {
    dropFile()
  }
}

/** Removes the file of `giveFile`, should the app have been closed before it was sent. */
export function dropFile(): void {
  try {
    Taro.getFileSystemManager().unlinkSync(place())
  } catch {
    // There was none.
  }
}
