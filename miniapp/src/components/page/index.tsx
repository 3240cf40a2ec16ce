import type { ReactNode } from 'react'
import { Box, Footer, Header, Main, Tap, Txt } from '@/components/dom/index'
import { phoneWantsLargeType } from '@/services/appearance'
import { goBack } from '@/services/navigate'
import { settingsStore } from '@/state/app'
import { useStore } from '@/state/store'

interface PageProps {
  /** Shown in the bar on H5; WeChat draws its own bar. */
  readonly title: string
  readonly children?: ReactNode
  /** Buttons that stay at the bottom of the screen. */
  readonly footer?: ReactNode
  readonly onBack?: () => void
  /** The first page has nothing to go back to. */
  readonly isHome?: boolean
  /** Drawers: outside the flow of the page. */
  readonly overlay?: ReactNode
}

/** The frame of every screen: colours, type size, the bar on H5, and the bottom bar. */
export function Page({ title, children, footer, onBack = goBack, isHome = false, overlay }: PageProps) {
  const { large } = useStore(settingsStore)
  const isLarge = large ?? phoneWantsLargeType()
  return (
    <Box className={`app page${isLarge ? ' app--large' : ''}`}>
      {process.env.TARO_ENV === 'h5' && (
        <Header className="bar">
          {isHome ? (
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
      {overlay}
    </Box>
  )
}
