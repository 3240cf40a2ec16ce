export default definePageConfig({ navigationBarTitleText: '条目', enableShareAppMessage: true })
