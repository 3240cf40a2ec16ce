import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'

export default safe(Privacy)

function Privacy() {
  return <Page title="数据与隐私" />
}
