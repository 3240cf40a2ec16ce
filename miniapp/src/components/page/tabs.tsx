import { Nav, Tap, Txt } from '@/components/dom/index'
import { openTab, type TabName } from '@/services/navigate'
import { useStore } from '@/services/store'
import { inboxStore, unreadOf } from '@/state/reminders/inbox'

const TABS: readonly { readonly id: TabName; readonly label: string }[] = [
  { id: 'home', label: '首页' },
  { id: 'reminders', label: '提醒' },
  { id: 'mine', label: '我的' },
]

/** The bottom bar of a browser. WeChat draws its own, from the app's settings. */
export function Tabs({ current }: { current: TabName }) {
  const unread = unreadOf(useStore(inboxStore))
  return (
    <Nav className="tabs" label="主要页面">
      {TABS.map(({ id, label }) => {
        const count = id === 'reminders' ? unread : 0
        return (
          <Tap
            key={id}
            className={`tabs__one${id === current ? ' tabs__one--on' : ''}`}
            current={id === current}
            label={count > 0 ? `${label}，${count} 条未读` : label}
            onTap={() => {
              if (id !== current) openTab(id)
            }}
          >
            <Txt className={`tabs__icon tabs__icon--${id}`} />
            <Txt className="tabs__label">{label}</Txt>
            {count > 0 && <Txt className="tabs__count">{count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}</Txt>}
          </Tap>
        )
      })}
    </Nav>
  )
}

const MOST_SHOWN = 99
