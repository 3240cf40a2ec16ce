import { useEffect, useState } from 'react'
import { Box, Txt } from '@/components/dom/index'
import { Button } from '@/components/controls/index'
import { useStore } from '@/services/store'
import { allowOneMessage, type Allowed } from '@/services/subscribe'
import { creditStore, loadCredit, tellAnswer } from '@/state/reminders/credits'
import { Said } from './said'

/** How often WeChat may still bring a reminder, and the button that allows one more. */
export function Credit() {
  const credit = useStore(creditStore)
  const [said, setSaid] = useState<Allowed | null>(null)
  useEffect(() => {
    void loadCredit()
  }, [])
  if (!credit) return null
  const { template, left } = credit
  const allow = () => {
    // Nothing may come before this call.
    void allowOneMessage(template).then((allowed) => {
      setSaid(allowed)
      if (allowed.answer !== null) void tellAnswer(template, allowed.answer)
    })
  }
  return (
    <Box className="panel credit">
      <Box className="credit__line">
        <Box className="credit__text">
          <Txt className="credit__title">{left > 0 ? `微信还能提醒 ${left} 次` : '微信还不能提醒您'}</Txt>
          <Txt className="credit__hint">每允许一次，微信多提醒一次</Txt>
        </Box>
        <Button kind="secondary" onTap={allow}>
          允许提醒一次
        </Button>
      </Box>
      <Said reaction={said} />
    </Box>
  )
}
