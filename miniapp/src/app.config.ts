export default defineAppConfig({
  pages: ['pages/home/index', 'pages/next/index'],
  lazyCodeLoading: 'requiredComponents',
  // With its page animation on, Taro's H5 router leaves the page hidden after a quick "back".
  animation: false,
  window: {
    navigationBarTitleText: '青惠',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundTextStyle: 'light',
  },
})
