/** What is said of a policy of which nothing comes for this firm. Pure. */
import { fullDay, statusOn, type IsoDate, type Policy } from '../../../../shared/index'

const ELSE = {
  draft: '这项还是征求意见稿，没有执行的日子。',
  'not-yet': '这项还没有开始执行。',
  expired: '这项已经不再执行。',
  unverified: '这项没有查到延续的文件。',
} as const

/** Never 「没有截止日」 of a policy that ends. */
export function noDayWords(policy: Policy, today: IsoDate): string {
  const status = statusOn(policy, today)
  if (status !== 'in-force') return ELSE[status]
  const last = lastDayOf(policy)
  return last === null ? '这项没有截止日。' : `这项执行到${fullDay(last)}。按现在的答案还看不出和您有关，到期不会提醒。`
}

/** The last day of its last period; null where that has no end. */
function lastDayOf({ valid }: Policy): IsoDate | null {
  const ends = valid.map(({ to }) => to ?? null)
  return ends.includes(null) ? null : (ends.sort().pop() ?? null)
}
