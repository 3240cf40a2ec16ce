export default definePageConfig({ navigationBarTitleText: '连接另一台设备' })
