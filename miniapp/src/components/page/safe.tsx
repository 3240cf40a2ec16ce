import { Component, type ComponentType, type ReactNode } from 'react'
import { Heading, Para } from '@/components/dom/index'
import { Button } from '@/components/controls/index'
import { goHome } from '@/services/navigate'
import { Page } from './index'

/** A page that says so when it fails, instead of going blank. */
export function safe(Inner: ComponentType): ComponentType {
  return function SafePage() {
    return (
      <Boundary>
        <Inner />
      </Boundary>
    )
  }
}

class Boundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    const retry = () => {
      this.setState({ failed: false })
    }
    return (
      <Page
        title="青惠"
        footer={
          <>
            <Button kind="secondary" wide onTap={goHome}>
              回首页
            </Button>
            <Button wide onTap={retry}>
              再试一次
            </Button>
          </>
        }
      >
        <Heading level={1} className="page__title">
          这一页出错了
        </Heading>
        <Para className="page__lead">不是您填错了。答案都还在这台手机上，再试一次，或先回首页。</Para>
      </Page>
    )
  }
}
