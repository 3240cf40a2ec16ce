import { Box } from '@/components/dom/index'
import { Notice } from '@/components/controls/index'
import { standingLabel } from '@/components/law/status'
import type { Banner } from '@/state/standing'

/** Where a policy or an item stands, in words that stand above everything else. */
export function StandingBanner({ banner, lead = '' }: { banner: Banner; lead?: string }) {
  const { label, tone } = standingLabel(banner.standing)
  const remark = banner.undated ? '，没有写明起止日期' : banner.openEnd ? '，未载明截止日期' : ''
  const [first, ...others] = banner.lines
  return (
    <Box className="banner">
      <Notice tone={banner.undated ? 'warn' : tone} title={`${lead}${label}${remark}`}>
        {first !== undefined && <Box>{first}</Box>}
        {others.map((line) => (
          <Box key={line}>{line}</Box>
        ))}
      </Notice>
    </Box>
  )
}
