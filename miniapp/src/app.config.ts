const inBrowser = process.env.TARO_ENV === 'h5'

/** WeChat draws its own bar; in a browser the pages draw theirs. */
const tabBar = {
  color: '#626d68',
  selectedColor: '#0b6b5c',
  backgroundColor: '#ffffff',
  list: [tab('home', '首页'), tab('reminders', '提醒'), tab('mine', '我的')],
}

function tab(page: string, text: string) {
  return {
    pagePath: `pages/${page}/index`,
    text,
    iconPath: `assets/tabs/${page}.png`,
    selectedIconPath: `assets/tabs/${page}-on.png`,
  }
}

export default defineAppConfig({
  pages: [
    ...['pages/home/index', 'pages/reminders/index', 'pages/mine/index'],
    ...['pages/ask/index', 'pages/edit/index', 'pages/review/index', 'pages/result/index'],
  ],
  // Whatever shows the texts of law, and the texts themselves: fetched while the owner answers.
  subPackages: [
    {
      root: 'pages/library',
      pages: ['policies/index', 'policy/index', 'explain/index', 'clause/index', 'document/index'],
    },
    {
      root: 'pages/account',
      pages: ['company/index', 'link/index', 'privacy/index', 'notice/index', 'wishes/index'],
    },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['pages/library'] },
    'pages/mine/index': { network: 'all', packages: ['pages/account'] },
    'pages/reminders/index': { network: 'all', packages: ['pages/account'] },
    'pages/result/index': { network: 'all', packages: ['pages/library'] },
  },
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationBarTitleText: '青惠',
    navigationBarBackgroundColor: '#f4f6f4',
    navigationBarTextStyle: 'black',
    backgroundTextStyle: 'dark',
    backgroundColor: '#f4f6f4',
    // In a browser the pages draw their own bar.
    navigationStyle: inBrowser ? 'custom' : 'default',
  },
  // Asks the owner before WeChat hands out anything private.
  __usePrivacyCheck__: true,
  ...(inBrowser ? { animation: false } : { tabBar }),
})
