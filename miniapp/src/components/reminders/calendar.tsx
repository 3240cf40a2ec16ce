import { useState } from 'react'
import type { CalendarEvent } from '../../../../shared/index'
import { Box } from '@/components/dom/index'
import { Button } from '@/components/controls/index'
import { addToCalendar } from '@/services/calendar'
import type { Reaction } from '@/services/reactions'
import { Said } from './said'

/** Puts one day into the phone's own calendar. */
export function AddToCalendar({ event }: { event: CalendarEvent }) {
  const [said, setSaid] = useState<Reaction | null>(null)
  return (
    <Box>
      <Button
        kind="secondary"
        wide
        onTap={() => {
          void addToCalendar(event).then(setSaid)
        }}
      >
        加到手机日历
      </Button>
      <Said reaction={said} />
    </Box>
  )
}
