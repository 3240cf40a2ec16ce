import { useEffect, useState } from 'react'
import { LEADS, NOTICE_KINDS } from '../../../../../shared/index'
import { Box, Heading, Para, Tap, Txt } from '@/components/dom/index'
import { Button, Notice, SwitchRow } from '@/components/controls/index'
import { Phrases } from '@/components/controls/phrases'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { Feed } from '@/components/reminders/feed'
import { open } from '@/services/navigate'
import { useStore } from '@/services/store'
import { accountStore } from '@/state/account/session'
import { KIND_HINTS, KIND_TITLES } from '@/state/reminders/kinds'
import type { NoticeSettings } from '@/state/reminders/settings'
import { changeWishes, loadWishes, savingStore, toggledIn, wishesStore, type SaveState } from '@/state/reminders/wishes'

/** How the owner is told: what is kept to whatever is chosen, or where to look without WeChat. */
const LEAD_WECHAT = '微信一天最多提醒一条，晚上 9 点到早上 8 点不打扰。'
const LEAD_ALONE = '到日子会在“消息”里告诉您，也可以订阅到手机日历。'
const LEAD_UNSAVED = '保存以后，到日子会提醒您，提醒什么由您选。'

export default safe(WishesPage)

function WishesPage() {
  const account = useStore(accountStore)
  const wishes = useStore(wishesStore)
  const [why, setWhy] = useState<string | null>(null)
  const hasWechat = account?.wechat === true
  const load = () => {
    if (accountStore.get()) void loadWishes().then(setWhy)
  }
  useEffect(load, [])
  return (
    <Page
      title="提醒设置"
      footer={
        account ? undefined : (
          <Button wide onTap={() => open('mine')}>
            去保存
          </Button>
        )
      }
    >
      <Heading level={1} className="page__title">
        {account ? '提醒哪些，提前几天' : '保存单位后才能设置'}
      </Heading>
      <Para className="page__lead">
        <Phrases text={hasWechat ? LEAD_WECHAT : account ? LEAD_ALONE : LEAD_UNSAVED} />
      </Para>
      {account && why !== null && !wishes && (
        <Box className="section">
          <Notice tone="warn" live>
            {why}
          </Notice>
          <Box className="reminders__way-out">
            <Button kind="secondary" onTap={load}>
              再试一次
            </Button>
          </Box>
        </Box>
      )}
      {account && wishes && <Chosen wishes={wishes} hasWechat={hasWechat} />}
      {account && wishes && <Feed />}
    </Page>
  )
}

function Chosen({ wishes, hasWechat }: { wishes: NoticeSettings; hasWechat: boolean }) {
  const { kinds, filingLeads, policyLeads, wechat } = wishes
  return (
    <>
      <Box className="section panel">
        {NOTICE_KINDS.map((kind) => (
          <SwitchRow
            key={kind}
            title={KIND_TITLES[kind]}
            hint={KIND_HINTS[kind]}
            on={kinds.includes(kind)}
            onTap={() => void changeWishes({ kinds: toggledIn(NOTICE_KINDS, kinds, kind) })}
          />
        ))}
      </Box>
      <Leads
        title="申报期限提前几天"
        chosen={filingLeads}
        onChange={(leads) => void changeWishes({ filingLeads: leads })}
      />
      <Leads
        title="政策到期提前几天"
        chosen={policyLeads}
        onChange={(leads) => void changeWishes({ policyLeads: leads })}
      />
      {hasWechat && (
        <Box className="section panel">
          <SwitchRow
            title="微信也提醒"
            hint="按您允许的次数"
            on={wechat}
            onTap={() => void changeWishes({ wechat: !wechat })}
          />
        </Box>
      )}
      <Saving />
    </>
  )
}

const SAVING: Readonly<Record<SaveState['now'], string>> = {
  idle: '',
  saving: '正在保存…',
  saved: '已保存',
  refused: '',
}

function Saving() {
  const state = useStore(savingStore)
  return (
    <Box className="said" live>
      {state.now === 'refused' ? (
        <Notice tone="warn" title="没有保存，已改回原来的">
          {state.why}
        </Notice>
      ) : (
        <Txt className="said__text">{SAVING[state.now]}</Txt>
      )}
    </Box>
  )
}

interface LeadsProps {
  readonly title: string
  readonly chosen: readonly number[]
  readonly onChange: (leads: readonly number[]) => void
}

/** Any of them, or none. */
function Leads({ title, chosen, onChange }: LeadsProps) {
  return (
    <Box className="section">
      <Heading level={2} className="section__title">
        {title}
      </Heading>
      <Box className="chips" groupLabel={title}>
        {LEADS.map((days) => (
          <Tap
            key={days}
            className={`chips__one${chosen.includes(days) ? ' chips__one--on' : ''}`}
            pressed={chosen.includes(days)}
            onTap={() => {
              onChange(toggledIn(LEADS, chosen, days))
            }}
          >
            {days === 0 ? '当天' : `${days} 天前`}
          </Tap>
        ))}
      </Box>
      {chosen.length === 0 && <Para className="said__text">一天都没选，不会提醒。</Para>}
    </Box>
  )
}
