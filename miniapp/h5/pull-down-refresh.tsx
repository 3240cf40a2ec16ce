import type { PropsWithChildren } from 'react'

/** Taro's start-up on H5 imports it by name; no page pulls to refresh. */
export function PullDownRefresh({ children }: PropsWithChildren) {
  return <>{children}</>
}
