import Taro from '@tarojs/taro'

/** WeChat's text sizes start from here; its 关怀模式 is 1.4 times as large. */
const STANDARD_SIZE = 17
const LARGE_FROM = 1.2

/** Whether the phone itself asks for large type. */
export function phoneWantsLargeType(): boolean {
  const { fontSizeSetting } = Taro.getAppBaseInfo() as { fontSizeSetting?: number }
  return (fontSizeSetting ?? STANDARD_SIZE) >= STANDARD_SIZE * LARGE_FROM
}

/** Shows the page from there on, at once. */
export function scrollTo(top: number): void {
  void Taro.pageScrollTo({ scrollTop: top, duration: 0 })
}

export function scrollToTop(): void {
  scrollTo(0)
}
