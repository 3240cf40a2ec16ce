import { useEffect, useState } from 'react'
import { fullDay } from '../../../../shared/index'
import { Box, Heading, Para, Sheet, Txt } from '@/components/dom/index'
import { Button } from '@/components/controls/index'
import { feedAddress, openFeed, opensFeeds } from '@/services/calendar'
import { copy } from '@/services/share'
import { endFeed, feedSince, makeFeed } from '@/state/reminders/settings'

/** The address from which the phone's calendar fetches the days: made, shown once, ended. */
export function Feed() {
  const [since, setSince] = useState<string | null | undefined>(undefined)
  const [address, setAddress] = useState<string | null>(null)
  const [asking, setAsking] = useState<'anew' | 'end' | null>(null)
  const [said, setSaid] = useState('')
  const look = () =>
    feedSince().then((asked) => {
      if (asked.ok) setSince(asked.value)
      else setSaid(asked.why)
    })
  useEffect(() => {
    void look()
  }, [])
  const make = async () => {
    setAsking(null)
    const made = await makeFeed()
    setSaid(made.ok ? '' : made.why)
    if (!made.ok) return
    setAddress(feedAddress(made.value))
    await look()
  }
  const end = async () => {
    setAsking(null)
    const ended = await endFeed()
    setSaid(ended.ok ? '已停用，原来的地址打不开了。' : ended.why)
    if (!ended.ok) return
    setAddress(null)
    setSince(null)
  }
  const copyIt = async () => {
    if (address !== null) setSaid((await copy(address)) ? '地址已复制' : '没能复制，请长按地址自己复制')
  }
  return (
    <Box className="section">
      <Heading level={2} className="section__title">
        订阅到手机日历
      </Heading>
      <Box className="panel feed">
        <Para>把地址加到手机日历的“订阅日历”里，日子变了会自己更新。</Para>
        <Para className="feed__note">知道这个地址的人都能看到这些日子，看不到您的答案。请不要转发。</Para>
        {address !== null ? (
          <>
            <Box className="feed__address">
              <Txt selectable>{address}</Txt>
            </Box>
            <Para className="feed__note">地址只显示这一次，请现在复制。</Para>
            <Button onTap={() => void copyIt()}>复制地址</Button>
            {opensFeeds && (
              <Button kind="secondary" onTap={() => openFeed(address)}>
                用手机日历打开
              </Button>
            )}
          </>
        ) : (
          <>
            {since && <Para>{`${fullDay(since)}起在用。`}</Para>}
            {since === null && <Button onTap={() => void make()}>生成地址</Button>}
            {since && (
              <Button kind="secondary" onTap={() => setAsking('anew')}>
                换一个地址
              </Button>
            )}
          </>
        )}
        {since && (
          <Button kind="quiet" onTap={() => setAsking('end')}>
            停用
          </Button>
        )}
      </Box>
      <Box className="said__text" live>
        {said}
      </Box>
      {asking !== null && (
        <Sheet title={asking === 'end' ? '停用这个地址？' : '换一个地址？'} onClose={() => setAsking(null)}>
          <Box className="remind">
            <Para>原来的地址马上打不开，用它订阅的日历不再更新。</Para>
            <Button onTap={() => void (asking === 'end' ? end() : make())}>
              {asking === 'end' ? '停用' : '换一个地址'}
            </Button>
          </Box>
        </Sheet>
      )}
    </Box>
  )
}
