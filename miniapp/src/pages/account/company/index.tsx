import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Box, Heading, Para } from '@/components/dom/index'
import { Button, Link, Notice } from '@/components/controls/index'
import { Asking } from '@/components/account/asking'
import { History } from '@/components/account/history'
import { NameSheet } from '@/components/account/name'
import { Missing } from '@/components/page/empty'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { hasServer } from '@/services/http'
import { openTab } from '@/services/navigate'
import type { Asked } from '@/services/request'
import { useStore } from '@/services/store'
import { deleteCompany, renameCompany } from '@/state/account/companies'
import { historyOf } from '@/state/account/history'
import type { Kept } from '@/state/account/kept'
import { companyOf, type Company } from '@/state/account/roster'
import { saidStore } from '@/state/account/said'
import { rosterStore } from '@/state/account/saved'
import { KEEPING, useSavedWords } from '@/state/account/words'

export default safe(CompanyPage)

/** A saved company: its name, its results over time, and the way to delete it. */
function CompanyPage() {
  const { id = '' } = useRouter().params
  const [opened] = useState(() => companyOf(rosterStore.get(), id))
  // Deleted a moment ago: the page is about to close.
  const company = companyOf(useStore(rosterStore), id) ?? opened
  return company ? (
    <Shown company={company} />
  ) : (
    <Missing title="单位" heading="没有这家单位" lead="可能已经删除，或者存在另一台设备上。" />
  )
}

function Shown({ company }: { company: Company }) {
  const { text, isProblem } = useSavedWords(company)
  const [drawer, setDrawer] = useState<'name' | 'delete' | null>(null)
  const close = () => {
    setDrawer(null)
  }
  return (
    <Page
      title="单位"
      overlay={
        <>
          {drawer === 'name' && (
            <NameSheet
              title="改名"
              note="只改名称，别的都不变。"
              initial={company.name}
              action="改好了"
              onClose={close}
              onName={(name) => {
                renameCompany(company.id, name)
              }}
            />
          )}
          {drawer === 'delete' && (
            <Asking
              title={`删除“${company.name}”？`}
              lines={[hasServer ? '答案、历史和提醒一起删除，不能恢复。' : '答案一起删除，不能恢复。']}
              action="删除"
              onClose={close}
              onAction={() => {
                saidStore.set(`已删除“${company.name}”。`)
                deleteCompany(company.id)
                openTab('mine')
              }}
            />
          )}
        </>
      }
    >
      <Box className="firm__head">
        <Heading level={1} className="page__title">
          {company.name}
        </Heading>
        <Link
          onTap={() => {
            setDrawer('name')
          }}
        >
          改名
        </Link>
      </Box>
      <Box live className={isProblem ? 'firm__line firm__line--problem' : 'firm__line'}>
        {text}
      </Box>
      {hasServer && (
        <>
          <Heading level={2} className="section__title company__heading">
            历史结果
          </Heading>
          <Past company={company} />
        </>
      )}
      <Box className="company__end">
        <Button
          kind="quiet"
          onTap={() => {
            setDrawer('delete')
          }}
        >
          删除这家单位
        </Button>
      </Box>
    </Page>
  )
}

/** The history as the server has it; it is not kept on the phone. */
function Past({ company: { id, base } }: { company: Company }) {
  const [tries, setTries] = useState(0)
  const [found, setFound] = useState<Asked<readonly Kept[]> | null>(null)
  const isSaved = base !== null
  useEffect(() => {
    if (!isSaved) return
    let wanted = true
    void historyOf(id).then((asked) => {
      if (wanted) setFound(asked)
    })
    return () => {
      wanted = false
    }
  }, [id, isSaved, tries])
  if (!isSaved) {
    return <Para className="company__none">{`保存到服务器以后，看结果时会自动记一笔，${KEEPING}，方便和上次比。`}</Para>
  }
  if (found === null) return <Para className="company__none">正在取历史结果…</Para>
  if (!found.ok) {
    return (
      <Notice tone="warn" live>
        <Box>{`没有取到历史结果。${found.why}`}</Box>
        <Link
          onTap={() => {
            setFound(null)
            setTries(tries + 1)
          }}
        >
          再取一次
        </Link>
      </Notice>
    )
  }
  if (found.value.length === 0) {
    return <Para className="company__none">{`还没有。答完题看结果时会自动记一笔，${KEEPING}，以后就能和上次比。`}</Para>
  }
  return (
    <>
      <Para className="company__note">历史按全部政策记，可能比单测一项多。</Para>
      <History kept={found.value} />
    </>
  )
}
