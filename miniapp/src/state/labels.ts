/** What the screens call things by. */
import type { AmountKind, ClauseKind, Standing } from '../../../shared/index'
import type { Benefit } from './shelf'

export const STANDING_LABELS: Readonly<Record<Standing, string>> = {
  'in-force': '有效',
  unverified: '未查到延续',
  'not-yet': '尚未开始',
  expired: '已失效',
  draft: '征求意见稿',
  news: '报道',
}

export const KIND_LABELS: Readonly<Record<AmountKind, string>> = {
  tax_saved: '一年少缴税',
  levy_saved: '一年少缴的费',
  fee_saved: '少付的费用',
  refund: '可以退回',
  award: '奖励补助',
  deduction: '可多扣除',
  loan: '可得的贷款支持',
  advance: '可先收到的货款',
  due: '应缴',
  estimate: '估算',
  base: '参考',
}

export const BENEFIT_LABELS: Readonly<Record<Benefit, string>> = {
  ...KIND_LABELS,
  title: '资格和便利',
  service: '可以用的服务',
  action: '政府的工作',
}

/** What an owner can do with an item of a document. */
export const CLAUSE_LABELS: Readonly<Record<ClauseKind, string>> = {
  computable: '能测算',
  eligibility: '看资格',
  service: BENEFIT_LABELS.service,
  action: BENEFIT_LABELS.action,
}
