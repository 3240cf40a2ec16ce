import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'

export default safe(NoticePage)

function NoticePage() {
  return <Page title="提醒" />
}
