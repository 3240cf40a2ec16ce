const inBrowser = process.env.TARO_ENV === 'h5'

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/ask/index',
    'pages/edit/index',
    'pages/review/index',
    'pages/result/index',
    'pages/explain/index',
    'pages/policies/index',
    'pages/policy/index',
  ],
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationBarTitleText: '青惠',
    navigationBarBackgroundColor: '#f4f6f4',
    navigationBarTextStyle: 'black',
    backgroundTextStyle: 'light',
    backgroundColor: '#f4f6f4',
    // In a browser the pages draw their own bar.
    navigationStyle: inBrowser ? 'custom' : 'default',
  },
  ...(inBrowser ? { animation: false } : {}),
})
