import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'

export default safe(CompanyPage)

function CompanyPage() {
  return <Page title="单位" />
}
