import Taro, { useDidShow, usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { Box, Heading, Para } from '@/components/dom/index'
import { Button, Link, Notice, Row, Segments } from '@/components/controls/index'
import { Phrases } from '@/components/controls/phrases'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { Timeline } from '@/components/reminders/coming'
import { Credit } from '@/components/reminders/credit'
import { Inbox } from '@/components/reminders/told'
import { today } from '@/services/clock'
import { engine } from '@/services/engine'
import { hasServer } from '@/services/http'
import { open } from '@/services/navigate'
import { useStore } from '@/services/store'
import { rosterStore } from '@/state/account/saved'
import { accountStore } from '@/state/account/session'
import { draftStore } from '@/state/app'
import { loadCredit } from '@/state/reminders/credits'
import { fetchInbox, inboxStore, markRead, unreadOf } from '@/state/reminders/inbox'
import { comingFor, firmsOf } from '@/state/reminders/timeline'

type Part = 'coming' | 'told'

export default safe(Reminders)

function Reminders() {
  const told = useStore(inboxStore)
  const account = useStore(accountStore)
  // WeChat's messages lead here with the day they speak of.
  const [part, setPart] = useState<Part>(useRouter().params.on === undefined ? 'coming' : 'told')
  const [isOld, setOld] = useState(false)
  const look = async () => {
    if (!accountStore.get()) return
    void loadCredit()
    setOld(!(await fetchInbox()) && accountStore.get() !== null)
  }
  useDidShow(() => void look())
  usePullDownRefresh(() => void look().then(() => Taro.stopPullDownRefresh()))
  const unread = unreadOf(told)
  return (
    <Page title="提醒" tab="reminders">
      <Heading level={1} className="page__title">
        哪些日子不能错过
      </Heading>
      {hasServer && (
        <Box className="reminders__parts">
          <Segments<Part>
            label="看什么"
            chosen={part}
            onChoose={setPart}
            options={[
              { id: 'coming', label: '接下来' },
              { id: 'told', label: unread > 0 ? `消息（${unread} 条未读）` : '消息' },
            ]}
          />
        </Box>
      )}
      {account && <Credit />}
      {part === 'coming' ? <ComingPart /> : <ToldPart isOld={isOld} />}
      {account && (
        <Box className="section panel">
          <Row title="提醒设置" hint="提醒哪些、提前几天、订阅到日历" onTap={() => open('wishes')} />
        </Box>
      )}
    </Page>
  )
}

function ComingPart() {
  const roster = useStore(rosterStore)
  const { answers } = useStore(draftStore)
  const account = useStore(accountStore)
  const firms = useMemo(() => firmsOf(roster, answers), [roster, answers])
  const on = today()
  const coming = useMemo(() => comingFor(engine, firms, on), [firms, on])
  if (firms.length === 0) {
    return (
      <Nothing title="答几道题，就知道哪些日子不能错过" wayOut="去答题" onWayOut={() => open('home')}>
        申报期限和政策到期，只列和您有关的。
      </Nothing>
    )
  }
  return (
    <>
      {hasServer && !account && (
        <Box className="panel reminders__save">
          <Row title="保存后才会提醒您" hint="现在只在这台手机上能看到" onTap={() => open('mine')} />
        </Box>
      )}
      {coming.length > 0 ? (
        <Timeline coming={coming} several={firms.length > 1} />
      ) : (
        <Nothing title="还看不出有哪些日子" wayOut="接着答题" onWayOut={() => open('home')}>
          先答单位是公司还是个体工商户，才知道要申报什么。
        </Nothing>
      )}
      <Para className="fine">只列核对过的日子，往后看一年。遇节假日可能顺延，以主管部门公布的为准。</Para>
    </>
  )
}

function ToldPart({ isOld }: { isOld: boolean }) {
  const told = useStore(inboxStore)
  const account = useStore(accountStore)
  const { companies } = useStore(rosterStore)
  const unread = told.filter(({ readAt }) => readAt === null)
  if (!account) {
    return (
      <Nothing title="还没有消息" wayOut="去保存" onWayOut={() => open('mine')}>
        保存单位以后，到日子前、规定变了、结果变了，都会在这里告诉您。
      </Nothing>
    )
  }
  return (
    <>
      <Box className="reminders__head" live>
        {isOld && <Notice tone="warn">网络不通，下面是上次取到的消息。</Notice>}
      </Box>
      {unread.length > 0 && <Link onTap={() => void markRead(unread.map(({ id }) => id))}>全部标为已读</Link>}
      {told.length > 0 ? (
        <Inbox told={told} companies={companies} />
      ) : (
        <Nothing title="还没有消息">到日子前、规定变了、结果变了，都会在这里告诉您。</Nothing>
      )}
    </>
  )
}

interface NothingProps {
  readonly title: string
  readonly children: string
  readonly wayOut?: string
  readonly onWayOut?: () => void
}

function Nothing({ title, children, wayOut, onWayOut }: NothingProps) {
  return (
    <Box className="panel nothing reminders__nothing">
      <Heading level={2} className="nothing__title">
        <Phrases text={title} />
      </Heading>
      <Para className="nothing__text">
        <Phrases text={children} />
      </Para>
      {onWayOut && (
        <Box className="reminders__way-out">
          <Button onTap={onWayOut}>{wayOut}</Button>
        </Box>
      )}
    </Box>
  )
}
