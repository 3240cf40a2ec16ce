import { useEffect, useState } from 'react'
import { Box, Field, Heading, Para, Txt } from '@/components/dom/index'
import { Button } from '@/components/controls/index'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { openTab } from '@/services/navigate'
import { refusalOf } from '@/services/request'
import { copy } from '@/services/share'
import { joinBy } from '@/state/account/companies'
import { makeCode, type LinkCode } from '@/state/account/link'
import { saidStore } from '@/state/account/said'
import { rosterStore } from '@/state/account/saved'

export default safe(LinkPage)

/** Two devices, one account: a code shown on one is typed on the other. */
function LinkPage() {
  return (
    <Page title="连接另一台设备">
      <Heading level={1} className="page__title">
        连接另一台设备
      </Heading>
      <Para className="page__lead">连上以后，两台设备看到同样的单位、收藏和提醒，一台改了另一台也跟着改。</Para>
      <Show />
      <Join />
    </Page>
  )
}

function Show() {
  const [code, setCode] = useState<LinkCode | null>(null)
  const [said, setSaid] = useState('')
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    if (!code) return
    const timer = setTimeout(() => {
      setCode(null)
      setSaid('连接码过期了，请重新显示。')
    }, code.lifeMs)
    return () => {
      clearTimeout(timer)
    }
  }, [code])
  const show = async () => {
    setBusy(true)
    const made = await makeCode()
    setBusy(false)
    setSaid(made.ok ? '' : made.why)
    if (made.ok) setCode(made.value)
  }
  return (
    <Box className="firm link__part">
      <Heading level={2} className="firm__name">
        在这台设备上显示连接码
      </Heading>
      {code ? (
        <>
          <Box live className="link__code">
            <Txt className="link__letters">{code.text}</Txt>
          </Box>
          <Para className="firm__line">{`${code.until} 前有效，只能用一次。在另一台设备上打开“我的 › 连接另一台设备”，输入它。`}</Para>
          <Button
            kind="secondary"
            onTap={() => {
              void copy(code.text).then((done) => {
                setSaid(done ? '连接码已复制。' : '没能复制，请照着输入。')
              })
            }}
          >
            复制连接码
          </Button>
        </>
      ) : (
        <Button kind="secondary" disabled={isBusy} onTap={() => void show()}>
          {isBusy ? '正在生成…' : '显示连接码'}
        </Button>
      )}
      <Box live className="link__said">
        {said}
      </Box>
    </Box>
  )
}

function Join() {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const join = async () => {
    if (isBusy) return
    if (typed.trim() === '') {
      setProblem('请填写另一台设备上显示的连接码。')
      return
    }
    setBusy(true)
    const joined = await joinBy(typed.trim())
    setBusy(false)
    if (!joined?.ok) {
      setProblem(refusalOf(joined))
      return
    }
    const count = rosterStore.get().companies.length
    saidStore.set(count > 0 ? `已连接，这里现在有 ${count} 家单位。` : '已连接。以后在哪台设备上保存的单位，这里都有。')
    openTab('mine')
  }
  return (
    <Box className="firm link__part">
      <Heading level={2} className="firm__name">
        输入另一台设备的连接码
      </Heading>
      <Field
        className="typed"
        id="link-code"
        kind="name"
        label="连接码"
        placeholder="例如 AB2CD-EF3GH"
        maxLength={20}
        value={typed}
        invalid={problem !== ''}
        describedBy="link-problem"
        onChange={(value) => {
          setTyped(value.toUpperCase())
          setProblem('')
        }}
        onSubmit={() => void join()}
      />
      <Box id="link-problem" live className={problem === '' ? 'typed__note' : 'typed__note typed__note--wrong'}>
        {problem === '' ? '这台设备上已有的单位会一起带过去。' : problem}
      </Box>
      <Button disabled={isBusy} onTap={() => void join()}>
        {isBusy ? '正在连接…' : '连接'}
      </Button>
    </Box>
  )
}
