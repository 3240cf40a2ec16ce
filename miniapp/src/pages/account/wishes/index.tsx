import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'

export default safe(Wishes)

function Wishes() {
  return <Page title="提醒设置" />
}
