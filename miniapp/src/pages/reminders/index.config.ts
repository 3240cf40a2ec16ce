export default definePageConfig({
  navigationBarTitleText: '提醒',
  // A browser has its own way to load a page anew.
  ...(process.env.TARO_ENV !== 'h5' && { enablePullDownRefresh: true }),
})
