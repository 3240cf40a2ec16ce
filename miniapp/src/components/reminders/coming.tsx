import { daysBetween, monthDay } from '../../../../shared/index'
import { Box, Heading, Item, List, Tap, Txt } from '@/components/dom/index'
import { today } from '@/services/clock'
import { open } from '@/services/navigate'
import { plainTitle } from '@/state/reminders/shown'
import { byMonth, isDated, toVerify, type Coming } from '@/state/reminders/timeline'
import { leftWords, monthWords, weekdayWords } from '@/state/reminders/words'

/** What comes within so many days stands out. */
const NEAR_DAYS = 14

interface DaysProps {
  readonly coming: readonly Coming[]
  /** More than one firm: each line says whose it is. */
  readonly several: boolean
  /** No heading above says the year: a day of another one does. */
  readonly withYear?: boolean
}

/** The year ahead by month; what has no verified day stands apart, and gets none. */
export function Timeline({ coming, several }: DaysProps) {
  const unverified = toVerify(coming)
  return (
    <>
      {byMonth(coming).map(({ month, notices }) => (
        <Box className="section" key={month}>
          <Heading level={2} className="section__title">
            {monthWords(month)}
          </Heading>
          <Days coming={notices} several={several} />
        </Box>
      ))}
      {unverified.length > 0 && (
        <Box className="section">
          <Heading level={2} className="section__title">
            时间请核实
          </Heading>
          <Days coming={unverified} several={several} />
        </Box>
      )}
    </>
  )
}

/** A line a day, each of which opens. */
export function Days({ coming, several, withYear = false }: DaysProps) {
  return (
    <List className="panel">
      {coming.map((one) => (
        <Item key={one.id}>
          <Tap
            className="row row--tall"
            onTap={() => {
              open('notice', { id: one.id })
            }}
          >
            <When coming={one} withYear={withYear} />
            <Box className="row__text">
              <Txt className="day__title">{plainTitle(one)}</Txt>
              <Left coming={one} />
              {several && <Txt className="day__firm">{one.firm}</Txt>}
            </Box>
            <Box className="row__arrow" decorative />
          </Tap>
        </Item>
      ))}
    </List>
  )
}

function When({ coming, withYear }: { coming: Coming; withYear: boolean }) {
  if (!isDated(coming)) return null
  const year = coming.day.slice(0, 4)
  const isAway = withYear && !today().startsWith(year)
  return (
    <Box className="day__when">
      <Txt className="day__day">{monthDay(coming.day)}</Txt>
      <Txt className="day__weekday">{isAway ? `${year}年` : weekdayWords(coming.day)}</Txt>
    </Box>
  )
}

function Left({ coming }: { coming: Coming }) {
  if (!isDated(coming)) return <Txt className="day__left">没有查到日期，点开看问谁</Txt>
  const isNear = daysBetween(today(), coming.day) <= NEAR_DAYS
  return <Txt className={`day__left${isNear ? ' day__left--near' : ''}`}>{leftWords(today(), coming.day)}</Txt>
}
