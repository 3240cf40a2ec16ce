import { useState, type ReactNode } from 'react'
import { Box, Heading, Item, List, Para } from '@/components/dom/index'
import { Notice, Row } from '@/components/controls/index'
import { Asking } from '@/components/account/asking'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { openContract } from '@/services/contract'
import { giveFile, needsTap } from '@/services/file'
import { hasServer } from '@/services/http'
import { goHome } from '@/services/navigate'
import { refusalOf } from '@/services/request'
import { useStore } from '@/services/store'
import { exportAll, heldHere, isOnlyKey, unsavedNames, type Exported } from '@/state/account/held'
import { eraseAll, forgetAll, logOut } from '@/state/account/leave'
import { saidStore } from '@/state/account/said'
import { rosterStore } from '@/state/account/saved'
import { accountStore } from '@/state/account/session'
import { sync } from '@/state/account/sync'
import { KEEPING, sentWords } from '@/state/account/words'
import { draftStore, settingsStore } from '@/state/app'
import { favouritesStore } from '@/state/favourites'
import { inboxStore } from '@/state/reminders/inbox'

type Drawer = 'leave' | 'everywhere' | 'erase' | 'forget' | Exported

export default safe(Privacy)

/** What is kept, where, for how long, and every way to take it away. */
function Privacy() {
  const account = useStore(accountStore)
  const [drawer, setDrawer] = useState<Drawer | null>(null)
  const [said, setSaid] = useState('')
  const [isOnly, setOnly] = useState<boolean | null>(null)
  const leave = async () => {
    setSaid('正在核对…')
    // What can still be saved is; and the server knows whether anything else opens it.
    await sync()
    setOnly(await isOnlyKey())
    setSaid('')
    setDrawer('leave')
  }
  const take = async () => {
    setSaid('正在准备…')
    const exported = await exportAll()
    if (!exported.ok) setSaid(exported.why)
    else if (needsTap) {
      setSaid('')
      setDrawer(exported.value)
    } else setSaid(await giveFile(exported.value.name, exported.value.text))
  }
  return (
    <Page
      title="数据与隐私"
      overlay={
        drawer !== null && (
          <Drawers
            drawer={drawer}
            isOnly={isOnly}
            onSay={setSaid}
            onClose={() => {
              setDrawer(null)
            }}
          />
        )
      }
    >
      <Heading level={1} className="page__title">
        数据与隐私
      </Heading>
      <Para className="page__lead">不问姓名、电话，也不用注册。</Para>
      <Here hasAccount={account !== null} />
      {hasServer && <There wechat={account?.wechat ?? null} />}
      {said !== '' && (
        <Box className="section">
          <Notice live>{said}</Notice>
        </Box>
      )}
      <Box className="section panel">
        {account && <Row title="导出全部数据" hint="一个文件，服务器上的都在里面" onTap={() => void take()} />}
        {openContract && <Row title="《用户隐私保护指引》" onTap={openContract} />}
        {account && <Row title="退出登录" hint="只清除这台设备" onTap={() => void leave()} />}
        {account?.wechat && (
          <Row
            title="退出所有设备"
            hint="以后只有您的微信能打开"
            onTap={() => {
              setDrawer('everywhere')
            }}
          />
        )}
        <Row
          title={account ? '删除全部数据' : '清除这台手机上的数据'}
          hint={account ? '服务器上和这台手机上的都删除' : '答案、单位、收藏和设置'}
          onTap={() => {
            setSaid('')
            setDrawer(account ? 'erase' : 'forget')
          }}
        />
      </Box>
    </Page>
  )
}

function Here({ hasAccount }: { hasAccount: boolean }) {
  const roster = useStore(rosterStore)
  // Every other store the list is made from.
  useStore(draftStore)
  useStore(settingsStore)
  useStore(favouritesStore)
  useStore(inboxStore)
  const held = heldHere()
  return (
    <Part title="这台手机上存了什么">
      {held.length > 0 ? (
        <List className="held__list">
          {held.map((line) => (
            <Item className="held__one" key={line}>
              {line}
            </Item>
          ))}
        </List>
      ) : (
        <Para>什么都没存。开始答题后，答案会存在这台手机上，方便下次接着填。</Para>
      )}
      <Para className="held__note">{sentWords(roster, hasAccount)}</Para>
    </Part>
  )
}

const THERE: readonly (readonly [what: string, why: string])[] = [
  ['单位的名称和答案', '换手机接着用，到期前提醒'],
  ['结果', `${KEEPING}，看多了少了什么`],
  ['收藏', '换手机也在'],
  ['提醒的设置和发过的提醒', '按您要的时间提醒，不重复'],
]

/** `wechat`: whether WeChat opens it; null = nothing is kept on the server. */
function There({ wechat }: { wechat: boolean | null }) {
  if (wechat === null) {
    return (
      <Part title="服务器上存了什么">
        <Para>什么都没存。您点了“保存这家单位”，才会存到服务器。</Para>
      </Part>
    )
  }
  const kept = wechat ? [...THERE, ['微信给的一串编号', '认出是您；看不到微信号和手机号'] as const] : THERE
  return (
    <>
      <Part title="服务器上存了什么，做什么用">
        <List className="held__list">
          {kept.map(([what, why]) => (
            <Item className="held__one" key={what}>
              <Para>{what}</Para>
              <Para className="held__why">{why}</Para>
            </Item>
          ))}
        </List>
      </Part>
      <Part title="谁看得到，存多久">
        <Para>{wechat ? '只有您的微信和连接过的设备能打开。' : '只有连接过的设备能打开，谁拿着设备谁就能看。'}</Para>
        <Para className="held__note">
          {wechat ? '一直保存，直到您删除。' : '最后一次使用之后 400 天没有再用，就自动删除。'}
        </Para>
      </Part>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box className="section">
      <Heading level={2} className="section__title">
        {title}
      </Heading>
      <Box className="held">{children}</Box>
    </Box>
  )
}

interface DrawersProps {
  readonly drawer: Drawer
  readonly isOnly: boolean | null
  readonly onSay: (said: string) => void
  readonly onClose: () => void
}

function Drawers({ drawer, isOnly, onSay, onClose }: DrawersProps) {
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  /** Does it once; home with word of it when it is done, the server's words when it is not. */
  const tryTo = async (what: () => ReturnType<typeof eraseAll>, done: string) => {
    if (isBusy) return
    setBusy(true)
    const reply = await what()
    setBusy(false)
    if (reply?.ok) goHomeSaying(done)
    else setProblem(`${refusalOf(reply)}什么都没有删除。`)
  }
  const shared = { onClose, problem }
  if (drawer === 'erase') {
    return (
      <Asking
        title="删除全部数据？"
        lines={['服务器上和这台手机上的都删除，不能恢复。别的设备上还留着的，要在那台设备上清除。']}
        action={isBusy ? '正在删除…' : '全部删除'}
        onAction={() => void tryTo(eraseAll, '服务器上和这台手机上的数据都已删除。')}
        {...shared}
      />
    )
  }
  if (drawer === 'forget') {
    return (
      <Asking
        title="清除这台手机上的数据？"
        lines={['答案、单位、收藏和设置都清除，不能恢复。']}
        action="全部清除"
        onAction={() => {
          forgetAll()
          goHomeSaying(FORGOTTEN)
        }}
        {...shared}
      />
    )
  }
  if (drawer === 'everywhere') {
    return (
      <Asking
        title="退出所有设备？"
        lines={['这台手机上的数据清除，别的设备再也打不开服务器上的数据。以后从微信打开，就能接着用。']}
        action={isBusy ? '正在退出…' : '全部退出'}
        onAction={() => void tryTo(() => logOut(true), `所有设备都已退出，${FORGOTTEN}`)}
        {...shared}
      />
    )
  }
  if (drawer === 'leave') return <Leave isOnly={isOnly} onClose={onClose} />
  return (
    <Asking
      title="导出全部数据"
      lines={[`${drawer.name} 准备好了，可以发给自己或文件传输助手。`]}
      action="发送文件"
      isHarmful={false}
      onAction={() => {
        void giveFile(drawer.name, drawer.text).then(onSay)
        onClose()
      }}
      {...shared}
    />
  )
}

const FORGOTTEN = '这台手机上的数据都已清除。'

/** Back to the start, which says what was done. */
function goHomeSaying(said: string): void {
  saidStore.set(said)
  goHome()
}

/** Says what would be lost before the key is thrown away. */
function Leave({ isOnly, onClose }: { isOnly: boolean | null; onClose: () => void }) {
  const unsaved = unsavedNames()
  const lines = [
    '这台手机上的数据都清除，服务器上的留着。',
    ...(isOnly === true ? ['这是唯一能打开的设备：退出以后，谁也打不开了。请先连接另一台设备，或先导出。'] : []),
    ...(isOnly === null ? ['现在连不上服务器。如果没有连接过别的设备或微信，退出以后就打不开了。'] : []),
    ...(unsaved.length > 0 ? [`${unsaved.map((name) => `“${name}”`).join('、')}还有没保存的改动，退出就没有了。`] : []),
  ]
  return (
    <Asking
      title="退出登录？"
      lines={lines}
      action={lines.length > 1 ? '仍然退出' : '退出登录'}
      onAction={() => {
        void logOut().then(() => {
          goHomeSaying(`已退出登录，${FORGOTTEN}`)
        })
      }}
      onClose={onClose}
    />
  )
}
