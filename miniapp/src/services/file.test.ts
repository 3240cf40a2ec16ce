import { beforeEach, expect, it, vi } from 'vitest'
import { dropFile, giveFile } from './file'

const phone = vi.hoisted(() => ({
  files: new Map<string, string>(),
  share: vi.fn<(file: string) => Promise<void>>(),
  copy: vi.fn<(text: string) => Promise<void>>(),
}))
vi.mock('@tarojs/taro', () => ({
  default: {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getFileSystemManager: () => ({
      writeFileSync: (path: string, text: string) => void phone.files.set(path, text),
      unlinkSync: (path: string) => {
        if (!phone.files.delete(path)) throw new Error('no such file')
      },
    }),
    shareFileMessage: ({ filePath, fileName }: { filePath: string; fileName: string }) =>
      phone.share(`${fileName}: ${phone.files.get(filePath) ?? ''}`),
    setClipboardData: ({ data }: { data: string }) => phone.copy(data),
  },
}))

beforeEach(() => {
  phone.files.clear()
  phone.share.mockReset()
  phone.copy.mockReset().mockResolvedValue()
})

it('is gone from the phone once it was sent', async () => {
  phone.share.mockResolvedValue()
  expect(await giveFile('青惠数据.json', '{}')).toBe('已发出。')
  expect(phone.share).toHaveBeenCalledWith('青惠数据.json: {}')
  expect(phone.files.size).toBe(0)
})

it('is copied when it could not be sent, and gone from the phone', async () => {
  phone.share.mockRejectedValue({ errMsg: 'shareFileMessage:fail can only be invoked by user TAP gesture.' })
  expect(await giveFile('青惠数据.json', '{}')).toContain('已复制')
  expect(phone.copy).toHaveBeenCalledWith('{}')
  expect(phone.files.size).toBe(0)
})

it('goes nowhere when the owner thinks better of it, not even to the clipboard', async () => {
  phone.share.mockRejectedValue({ errMsg: 'shareFileMessage:fail cancel' })
  expect(await giveFile('青惠数据.json', '{}')).toBe('没有发送。')
  expect(phone.copy).not.toHaveBeenCalled()
  expect(phone.files.size).toBe(0)
})

it('is removed later where the app was closed meanwhile, and nothing happens where there is none', () => {
  phone.share.mockReturnValue(new Promise(() => undefined))
  void giveFile('青惠数据.json', '{}')
  expect(phone.files.size).toBe(1)
  dropFile()
  expect(phone.files.size).toBe(0)
  expect(dropFile).not.toThrow()
})
