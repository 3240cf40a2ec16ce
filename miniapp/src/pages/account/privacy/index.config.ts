export default definePageConfig({ navigationBarTitleText: '数据与隐私' })
