import { useEffect, useState } from 'react'
import { monthDay, type NoticeKind, type Policy } from '../../../../shared/index'
import { Box, Para, Sheet, Tap, Txt } from '@/components/dom/index'
import { Button, Notice, Row } from '@/components/controls/index'
import { today } from '@/services/clock'
import { engine } from '@/services/engine'
import { hasServer } from '@/services/http'
import { open } from '@/services/navigate'
import { useStore } from '@/services/store'
import { rosterStore } from '@/state/account/saved'
import { accountStore } from '@/state/account/session'
import { draftStore } from '@/state/app'
import { KIND_TITLES } from '@/state/reminders/kinds'
import { noDayWords } from '@/state/reminders/lastday'
import { eventOf, plainTitle, shownFrom } from '@/state/reminders/shown'
import {
  comingFor,
  FAR_AHEAD,
  firmOf,
  isDated,
  toVerify,
  UNSAVED,
  type Coming,
  type Firm,
} from '@/state/reminders/timeline'
import { loadWishes, wishesStore } from '@/state/reminders/wishes'
import { AddToCalendar } from './calendar'
import { Days } from './coming'
import { Credit } from './credit'

const MOST_SHOWN = 3

/** What comes for the firm on the screen: about one policy as far ahead as it lies, about all in the year ahead. */
function useComing(policy?: Policy): { firm: Firm | undefined; coming: readonly Coming[] } {
  const firm = firmOf(useStore(rosterStore), useStore(draftStore).answers)
  const found = firm ? comingFor(engine, [firm], today(), policy && FAR_AHEAD) : []
  const about = policy ? found.filter(({ subject }) => subject === policy.id) : found
  return { firm, coming: [...about.filter(isDated), ...toVerify(about)] }
}

/** The chip of a policy's page. */
export function RemindChip({ policy }: { policy: Policy }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Tap
        className="chip"
        label={`提醒我：${policy.title}`}
        onTap={() => {
          setOpen(true)
        }}
      >
        <Txt className="chip__label">提醒我</Txt>
      </Tap>
      {isOpen && (
        <RemindSheet
          policy={policy}
          onClose={() => {
            setOpen(false)
          }}
        />
      )}
    </>
  )
}

/** The line of the result: what comes first. */
export function RemindRow({ onTap }: { onTap: () => void }) {
  const [first] = useComing().coming
  const told = hasServer ? '到日子、规定变了，都告诉您' : '看有没有要记的日子'
  const next = first?.day ? `最近：${monthDay(first.day)} ${plainTitle(first)}` : told
  return <Row title="提醒我" hint={next} onTap={onTap} />
}

/** What the owner will be told, without promising more; and what he can do so that it reaches him. */
export function RemindSheet({ policy, onClose }: { policy?: Policy; onClose: () => void }) {
  const { firm, coming } = useComing(policy)
  const account = useStore(accountStore)
  const isSaved = account !== null && firm !== undefined && firm.id !== UNSAVED
  const first = coming.find(isDated)
  const event = policy && first && eventOf(shownFrom(first), '', today())
  return (
    <Sheet title="提醒我" onClose={onClose}>
      <Box className="remind">
        {policy && <Para className="remind__title">{policy.title}</Para>}
        {!firm && <Para>先答几道题，才知道和您有没有关系、有没有要记的日子。</Para>}
        {firm && coming.length === 0 && (
          <Para>{policy ? noDayWords(policy, today()) : '往后一年没有要记的日子。'}</Para>
        )}
        {coming.length > 0 && <Days coming={coming.slice(0, MOST_SHOWN)} several={false} withYear />}
        {firm && <Para className="remind__note">{promise(isSaved, coming.length > 0)}</Para>}
        {isSaved && <SwitchedOff coming={coming} />}
        {event && <AddToCalendar event={event} />}
        {isSaved && <Credit />}
        {!firm && <Button onTap={() => open('home')}>去答题</Button>}
        {firm && !isSaved && hasServer && <Button onTap={() => open('mine')}>先保存单位</Button>}
        {isSaved && (
          <Box className="panel remind__row">
            <Row title="提醒设置" hint="提醒哪些、提前几天" onTap={() => open('wishes')} />
          </Box>
        )}
        {firm && !policy && (
          <Button kind="secondary" onTap={() => open('reminders')}>
            看往后一年
          </Button>
        )}
      </Box>
    </Sheet>
  )
}

/** No more than will be kept: of days only where there are some. */
function promise(isSaved: boolean, hasDays: boolean): string {
  if (!hasServer) return hasDays ? '日子可以加到手机日历，到时候由手机提醒。' : '规定更新以后，回来再看看结果。'
  const told = `${hasDays ? '到日子前，或者' : ''}规定变了、您的结果变了，会在“提醒”里告诉您。`
  return isSaved ? told : `保存单位以后，${told}`
}

/** Says so where the owner himself has switched off what this is about. */
function SwitchedOff({ coming }: { coming: readonly Coming[] }) {
  const wishes = useStore(wishesStore)
  useEffect(() => {
    void loadWishes()
  }, [])
  const kinds: readonly NoticeKind[] = [...coming.map(({ kind }) => kind), 'change']
  const off = wishes ? [...new Set(kinds)].filter((kind) => !wishes.kinds.includes(kind)) : []
  if (off.length === 0) return null
  return (
    <Notice tone="warn" live>
      {`您关掉了“${off.map((kind) => KIND_TITLES[kind]).join('”“')}”，这类不会提醒。`}
    </Notice>
  )
}
