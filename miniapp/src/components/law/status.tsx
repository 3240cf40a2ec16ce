import type { Document, PolicyResult, Standing, Status, Verdict } from '../../../../shared/index'
import { Tag, type Tone } from '@/components/controls/index'
import { today } from '@/services/clock'
import { STANDING_LABELS } from '@/state/labels'

const TONES: Readonly<Record<Standing, Tone>> = {
  'in-force': 'good',
  unverified: 'warn',
  'not-yet': 'plain',
  expired: 'plain',
  draft: 'warn',
  news: 'plain',
}

/** Of a policy, or of an item that may be none. */
export function standingLabel(standing: Standing): { label: string; tone: Tone } {
  return { label: STANDING_LABELS[standing], tone: TONES[standing] }
}

export function StatusTag({ status }: { status: Status }) {
  const { label, tone } = standingLabel(status)
  return <Tag tone={tone}>{label}</Tag>
}

const VERDICTS: Readonly<Record<Verdict, { label: string; tone: Tone }>> = {
  eligible: { label: '可享受', tone: 'good' },
  unknown: { label: '待核实', tone: 'warn' },
  ineligible: { label: '不符合', tone: 'bad' },
  'not-in-force': { label: '当时不适用', tone: 'plain' },
}

/** What a result says, in three or four characters. */
export function VerdictTag({ result }: { result: PolicyResult }) {
  if (result.failure !== undefined) return <Tag tone="warn">暂时算不出</Tag>
  // Before the rules that are held there may have been others: only what is still to come has not begun.
  if (result.status === 'not-yet' && result.policy.valid.some(({ from }) => from <= today())) return <Tag>没有收录</Tag>
  if (result.verdict === 'not-in-force' || result.status === 'draft') return <StatusTag status={result.status} />
  if (result.verdict === 'unknown' && result.needs.length > 0) return <Tag tone="warn">还差信息</Tag>
  const { label, tone } = VERDICTS[result.verdict]
  return <Tag tone={tone}>{label}</Tag>
}

const DOCUMENTS: Readonly<Record<Document['status'], { label: string; tone: Tone }>> = {
  // Its clauses may have lapsed all the same.
  'in-force': { label: '未见废止', tone: 'plain' },
  draft: { label: '征求意见稿', tone: 'warn' },
  news: { label: '报道', tone: 'plain' },
  superseded: { label: '现已被替代', tone: 'plain' },
  expired: { label: '现已过期', tone: 'plain' },
}

/** Where the document stands today, whatever year is being looked at. */
export function DocumentTag({ document }: { document: Document }) {
  const { label, tone } = DOCUMENTS[document.status]
  return <Tag tone={tone}>{label}</Tag>
}
