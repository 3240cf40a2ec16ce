import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'

export default safe(Mine)

function Mine() {
  return <Page title="我的" tab="mine" />
}
