import Taro from '@tarojs/taro'
import { copy } from './share'

/** WeChat hands out a file only right after a tap: what has to be fetched first needs another one. */
export const needsTap: boolean = true

/** Gives the owner a file with this text. Returns what to say: how it was given, or that it was not. */
export async function giveFile(name: string, text: string): Promise<string> {
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8')
    await Taro.shareFileMessage({ filePath, fileName: name })
    return '已发出。'
  } catch {
    return (await copy(text)) ? '这里发不了文件，内容已复制，可以粘贴到别处。' : '没有导出成，请稍后再试。'
  }
}
