import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'

export default safe(Reminders)

function Reminders() {
  return <Page title="提醒" tab="reminders" />
}
