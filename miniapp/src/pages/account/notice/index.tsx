import { useRouter } from '@tarojs/taro'
import { useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { fullDay } from '../../../../../shared/index'
import { Box, Heading, Para, Txt } from '@/components/dom/index'
import { Row } from '@/components/controls/index'
import { SaveFirst } from '@/components/account/first'
import { Phrases } from '@/components/controls/phrases'
import { Missing } from '@/components/page/empty'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { AddToCalendar } from '@/components/reminders/calendar'
import { Credit } from '@/components/reminders/credit'
import { today } from '@/services/clock'
import { engine, policyOf } from '@/services/engine'
import { open } from '@/services/navigate'
import { useStore } from '@/services/store'
import { hasUnsaved, openAnswers } from '@/state/account/companies'
import { rosterStore } from '@/state/account/saved'
import { accountStore } from '@/state/account/session'
import { draftStore } from '@/state/app'
import { fetchInbox, inboxStore, markRead } from '@/state/reminders/inbox'
import { eventOf, isCounted, shownOf, type Shown } from '@/state/reminders/shown'
import { comingFor, everyFirm, FAR_AHEAD } from '@/state/reminders/timeline'
import { leftWords, weekdayWords } from '@/state/reminders/words'

export default safe(NoticePage)

function NoticePage() {
  const id = decodeURIComponent(useRouter().params.id ?? '')
  const told = useStore(inboxStore)
  const roster = useStore(rosterStore)
  const { answers } = useStore(draftStore)
  const on = today()
  const coming = useMemo(() => comingFor(engine, everyFirm(roster, answers), on, FAR_AHEAD), [roster, answers, on])
  const shown = shownOf(told, coming, id)
  const isLookedFor = useFetched(shown === undefined)
  // At once: whoever closes the app as soon as it is on the screen has seen it too.
  useLayoutEffect(() => {
    if (shown) void markRead([id])
  }, [shown, id])
  if (shown) return <Opened shown={shown} />
  if (isLookedFor) return <Page title="提醒">{null}</Page>
  return <Missing title="提醒" heading="没有这条提醒" lead="可能已经删除，或者已经过期。" />
}

/** Looks once at what the server has, where nothing is found here; true while it does. */
function useFetched(isWanted: boolean): boolean {
  const [isBusy, setBusy] = useState(isWanted && accountStore.get() !== null)
  useEffect(() => {
    if (isBusy) void fetchInbox().finally(() => setBusy(false))
  }, [isBusy])
  return isBusy
}

function Opened({ shown }: { shown: Shown }) {
  const { companies } = useStore(rosterStore)
  const [isAsked, setAsked] = useState(false)
  const { day, subject, clause, company, event } = shown
  const firm = companies.find(({ id }) => id === company)?.name
  const date = eventOf(shown, companies.length > 1 ? (firm ?? '') : '', today())
  const policy = policyOf(subject)
  const change = () => {
    openAnswers(company)
    open('review')
  }
  const close = () => {
    setAsked(false)
  }
  return (
    <Page title="提醒" overlay={isAsked && <SaveFirst onGo={change} onClose={close} />}>
      {firm !== undefined && <Para className="opened__firm">{firm}</Para>}
      <Heading level={1} className="page__title">
        <Phrases text={shown.title} />
      </Heading>
      <When day={day} isCounted={isCounted(shown, today())} />
      <Box className="panel opened__text">
        <Para>{shown.text}</Para>
        <Para className="opened__why">{`为什么告诉您：${shown.why}`}</Para>
      </Box>
      {date && (
        <Box className="section">
          <AddToCalendar event={date} />
        </Box>
      )}
      <Box className="section panel">
        {clause !== null && <Row title="看条文" onTap={() => open('clause', { id: clause })} />}
        {policy && <Row title="看这项政策" hint={policy.title} onTap={() => open('policy', { id: policy.id })} />}
        {event === 'old' && firm !== undefined && (
          <Row
            title="改答案"
            onTap={() => {
              if (hasUnsaved(rosterStore.get(), draftStore.get())) setAsked(true)
              else change()
            }}
          />
        )}
      </Box>
      {firm !== undefined && (
        <Box className="section">
          <Credit />
        </Box>
      )}
    </Page>
  )
}

function When({ day, isCounted }: { day: string | null; isCounted: boolean }) {
  if (day === null) return <Para className="opened__verify">没有查到日期，请向主管部门核实</Para>
  return (
    <Para className="opened__when">
      <Txt>{`${fullDay(day)} ${weekdayWords(day)}`}</Txt>
      {isCounted && <Txt className="opened__left">{leftWords(today(), day)}</Txt>}
    </Para>
  )
}
