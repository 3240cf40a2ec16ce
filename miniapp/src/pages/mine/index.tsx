import { useState } from 'react'
import { Box, Heading, Item, List, Para } from '@/components/dom/index'
import { Row, SwitchRow } from '@/components/controls/index'
import { answeredWords, CompanyCard, NewcomerCard, UnsavedCard } from '@/components/account/card'
import { SaveFirst } from '@/components/account/first'
import { Lost } from '@/components/account/lost'
import { Merges } from '@/components/account/merges'
import { NameSheet } from '@/components/account/name'
import { SaveSheet } from '@/components/account/save'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { Said } from '@/components/page/said'
import { phoneWantsLargeType } from '@/services/appearance'
import { hasServer } from '@/services/http'
import { goHome, open } from '@/services/navigate'
import { useStore } from '@/services/store'
import { hasUnsaved, renameCompany, switchTo } from '@/state/account/companies'
import { companyOf, type Company } from '@/state/account/roster'
import { rosterStore } from '@/state/account/saved'
import { accountStore } from '@/state/account/session'
import { draftStore, settingsStore } from '@/state/app'
import { favouritesStore } from '@/state/favourites'

/** `first`: what stands unsaved would be lost by going on to `to`, a company or a new one. */
type Drawer =
  | { readonly is: 'first'; readonly to: Company | 'new' }
  | { readonly is: 'save' | 'new' }
  | { readonly is: 'name'; readonly company: Company }

export default safe(Mine)

function Mine() {
  const roster = useStore(rosterStore)
  const draft = useStore(draftStore)
  const [drawer, setDrawer] = useState<Drawer | null>(null)
  const close = () => {
    setDrawer(null)
  }
  const current = companyOf(roster, roster.current)
  const others = roster.companies.filter((company) => company !== current)
  const isUnsaved = hasUnsaved(roster, draft)
  const goOn = (to: Company | 'new') => {
    if (to === 'new') setDrawer({ is: 'new' })
    else switchTo(to.id)
  }
  const leaveFor = (to: Company | 'new') => {
    if (isUnsaved) setDrawer({ is: 'first', to })
    else goOn(to)
  }
  return (
    <Page title="我的" tab="mine" overlay={drawer && <Drawers drawer={drawer} onGo={goOn} onClose={close} />}>
      <Heading level={1} className="page__title mine__title">
        我的单位
      </Heading>
      <Said />
      <Lost />
      <Merges />
      {current ? (
        <CompanyCard
          company={current}
          onRename={() => {
            setDrawer({ is: 'name', company: current })
          }}
        />
      ) : isUnsaved ? (
        <UnsavedCard
          answered={Object.keys(draft.answers).length}
          onSave={() => {
            setDrawer({ is: 'save' })
          }}
        />
      ) : (
        <>
          {others.length === 0 ? (
            <NewcomerCard onStart={goHome} />
          ) : (
            <Para className="page__lead">选一家，接着用。</Para>
          )}
        </>
      )}
      {roster.companies.length > 0 && (
        <List className="panel mine__panel">
          {others.map((company) => (
            <Item key={company.id}>
              <Row
                title={company.name}
                value="换成这家"
                hint={answeredWords(company)}
                onTap={() => {
                  leaveFor(company)
                }}
              />
            </Item>
          ))}
          <Item>
            <Row
              title="记另一家单位"
              onTap={() => {
                leaveFor('new')
              }}
            />
          </Item>
        </List>
      )}
      <Others />
    </Page>
  )
}

/** Everything of the owner's that is no company. */
function Others() {
  const favourites = useStore(favouritesStore)
  const account = useStore(accountStore)
  const settings = useStore(settingsStore)
  const large = settings.large ?? phoneWantsLargeType()
  return (
    <>
      <Box className="panel mine__panel">
        <Row
          title="收藏"
          value={favourites.length > 0 ? `${favourites.length} 项` : '还没有'}
          onTap={() => {
            open('policies', { favourite: '1' })
          }}
        />
        {hasServer && (
          <Row
            title="连接另一台设备"
            {...(account?.wechat && { value: '已连微信' })}
            onTap={() => {
              open('link')
            }}
          />
        )}
      </Box>
      <Box className="panel mine__panel">
        <SwitchRow
          title="大字模式"
          on={large}
          onTap={() => {
            settingsStore.set({ large: !large })
          }}
        />
        <Row
          title="数据与隐私"
          value={account ? '导出、删除' : '清除'}
          onTap={() => {
            open('privacy')
          }}
        />
      </Box>
    </>
  )
}

interface DrawersProps {
  readonly drawer: Drawer
  readonly onGo: (to: Company | 'new') => void
  readonly onClose: () => void
}

function Drawers({ drawer, onGo, onClose }: DrawersProps) {
  if (drawer.is === 'name') {
    return (
      <NameSheet
        title="改名"
        note="只改名称，别的都不变。"
        initial={drawer.company.name}
        action="改好了"
        onClose={onClose}
        onName={(name) => {
          renameCompany(drawer.company.id, name)
        }}
      />
    )
  }
  if (drawer.is !== 'first') return <SaveSheet key={drawer.is} isNew={drawer.is === 'new'} onClose={onClose} />
  return (
    <SaveFirst
      onGo={() => {
        onGo(drawer.to)
      }}
      onClose={onClose}
    />
  )
}
