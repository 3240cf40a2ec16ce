import type { NoticeKind } from '../../../../shared/index'

/** What the owner switches on and off, in plain words. */
export const KIND_TITLES: Readonly<Record<NoticeKind, string>> = {
  filing: '申报期限',
  policy: '政策开始和到期',
  near: '还差一步',
  change: '结果变化',
  figures: '更新数据',
}

export const KIND_HINTS: Readonly<Record<NoticeKind, string>> = {
  filing: '报税、缴费的最后一天',
  policy: '您能享受或可能享受的政策',
  near: '只差一项就能享受的政策',
  change: '规定变了，您的结果跟着变了',
  figures: '一年一次，请您改改旧数字',
}
