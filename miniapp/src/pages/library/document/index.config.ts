export default definePageConfig({ navigationBarTitleText: '文件', enableShareAppMessage: true })
