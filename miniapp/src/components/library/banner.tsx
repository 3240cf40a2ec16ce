import { Box } from '@/components/dom/index'
import { Notice } from '@/components/controls/index'
import { standingLabel } from '@/components/law/status'
import type { Banner } from '@/state/standing'

const REMARKS = { end: '，未载明截止日期', dates: '，没有写明起止日期' }

/** Where a policy or an item stands, in words that stand above everything else. */
export function StandingBanner({ banner, lead = '' }: { banner: Banner; lead?: string }) {
  const { label, tone } = standingLabel(banner.standing)
  const { lacks } = banner
  const remark = lacks ? REMARKS[lacks] : ''
  const [first, ...others] = banner.lines
  return (
    <Box className="banner">
      <Notice tone={lacks === 'dates' ? 'warn' : tone} title={`${lead}${label}${remark}`}>
        {first !== undefined && <Box>{first}</Box>}
        {others.map((line) => (
          <Box key={line}>{line}</Box>
        ))}
      </Notice>
    </Box>
  )
}
