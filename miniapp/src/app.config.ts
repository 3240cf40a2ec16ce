export default defineAppConfig({
  pages: ['pages/home/index', 'pages/next/index'],
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationBarTitleText: '青惠',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundTextStyle: 'light',
  },
})
