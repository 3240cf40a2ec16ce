import type { ReactNode } from 'react'
import { Box, Footer, Header, Main, Tap, Txt } from '@/components/dom/index'
import { phoneWantsLargeType } from '@/services/appearance'
import { useBadge } from '@/services/badge'
import { goBack, type TabName } from '@/services/navigate'
import { useStore } from '@/services/store'
import { settingsStore } from '@/state/app'
import { inboxStore, unreadOf } from '@/state/reminders/inbox'
import { PrivacySheet } from './privacy'
import { Tabs } from './tabs'

interface PageProps {
  /** Shown in the bar on H5; WeChat draws its own bar. */
  readonly title: string
  readonly children?: ReactNode
  /** Buttons that stay at the bottom of the screen. */
  readonly footer?: ReactNode
  readonly onBack?: () => void
  /** One of the pages of the bottom bar: there is nothing to go back to. */
  readonly tab?: TabName
  /** Drawers: outside the flow of the page. */
  readonly overlay?: ReactNode
}

/** The frame of every screen: colours, type size, the bar on H5, and the bottom bar. */
export function Page({ title, children, footer, onBack = goBack, tab, overlay }: PageProps) {
  const { large } = useStore(settingsStore)
  useBadge(unreadOf(useStore(inboxStore)), tab !== undefined)
  const isLarge = large ?? phoneWantsLargeType()
  return (
    <Box className={`app page${isLarge ? ' app--large' : ''}`}>
      {process.env.TARO_ENV === 'h5' && (
        <Header className="bar">
          {tab !== undefined ? (
            <Txt className="bar__brand">{title}</Txt>
          ) : (
            <>
              <Tap className="bar__back" onTap={onBack} label="返回">
                <Box className="bar__arrow" decorative />
              </Tap>
              <Txt className="bar__title">{title}</Txt>
            </>
          )}
        </Header>
      )}
      <Main className="page__main">{children}</Main>
      {footer !== undefined && <Footer className="page__footer">{footer}</Footer>}
      {process.env.TARO_ENV === 'h5' && tab !== undefined && <Tabs current={tab} />}
      {overlay}
      <PrivacySheet />
    </Box>
  )
}
