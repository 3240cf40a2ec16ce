import { Box, Item, List, Tap, Txt } from '@/components/dom/index'
import { Phrases } from '@/components/controls/phrases'
import { open } from '@/services/navigate'
import type { Company } from '@/state/account/roster'
import type { Told } from '@/state/reminders/inbox'
import { sinceWords } from '@/state/reminders/words'

interface ToldProps {
  /** The latest first. */
  readonly told: readonly Told[]
  readonly companies: readonly Company[]
}

/** What came, unread marked. */
export function Inbox({ told, companies }: ToldProps) {
  return (
    <List className="panel">
      {told.map((one) => {
        const firm = companies.length > 1 ? companies.find(({ id }) => id === one.company)?.name : undefined
        const isUnread = one.readAt === null
        return (
          <Item key={one.id}>
            <Tap
              className="row row--tall"
              onTap={() => {
                open('notice', { id: one.id })
              }}
            >
              <Box className={`told__mark${isUnread ? ' told__mark--on' : ''}`} decorative />
              <Box className="row__text">
                <Txt className={`day__title${isUnread ? ' day__title--unread' : ''}`}>
                  <Phrases text={one.title} />
                </Txt>
                <Txt className="day__firm">
                  {[...(isUnread ? ['未读'] : []), sinceWords(one.toldAt), ...(firm ? [firm] : [])].join(' · ')}
                </Txt>
              </Box>
              <Box className="row__arrow" decorative />
            </Tap>
          </Item>
        )
      })}
    </List>
  )
}
