export default definePageConfig({ navigationBarTitleText: '青惠' })
