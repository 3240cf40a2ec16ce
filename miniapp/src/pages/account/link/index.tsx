import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'

export default safe(LinkPage)

function LinkPage() {
  return <Page title="连接另一台设备" />
}
