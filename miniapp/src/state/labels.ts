/** What the screens call things by. */
import type { Standing } from '../../../shared/index'

export const STANDING_LABELS: Readonly<Record<Standing, string>> = {
  'in-force': '有效',
  unverified: '未查到延续',
  'not-yet': '尚未开始',
  expired: '已失效',
  draft: '征求意见稿',
  news: '报道',
}
