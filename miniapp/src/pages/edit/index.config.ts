export default definePageConfig({ navigationBarTitleText: '修改答案' })
