const inBrowser = process.env.TARO_ENV === 'h5'

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/ask/index', 'pages/edit/index', 'pages/review/index', 'pages/result/index'],
  // Whatever shows the texts of law, and the texts themselves: fetched while the owner answers.
  subPackages: [
    {
      root: 'pages/library',
      pages: ['policies/index', 'policy/index', 'explain/index', 'clause/index', 'document/index'],
    },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['pages/library'] },
    'pages/result/index': { network: 'all', packages: ['pages/library'] },
  },
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
