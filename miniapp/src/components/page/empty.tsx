import { Button } from '@/components/controls/index'
import { Heading, Para } from '@/components/dom/index'
import { goBack, goHome } from '@/services/navigate'
import { Page } from './index'

/** A page that has nothing to show: what is missing, and the way out. */
function EmptyPage(props: { title: string; heading: string; lead: string; wayOut: string; onWayOut: () => void }) {
  const { title, heading, lead, wayOut, onWayOut } = props
  return (
    <Page
      title={title}
      footer={
        <Button wide onTap={onWayOut}>
          {wayOut}
        </Button>
      }
    >
      <Heading level={1} className="page__title">
        {heading}
      </Heading>
      <Para className="page__lead">{lead}</Para>
    </Page>
  )
}

interface MissingProps {
  readonly title: string
  readonly heading: string
  readonly lead?: string
}

/** The link names something that is not there: by default, not in these rules. */
export function Missing({ title, heading, lead = '规则可能已经更新，请返回后再选。' }: MissingProps) {
  return <EmptyPage title={title} heading={heading} lead={lead} wayOut="返回" onWayOut={goBack} />
}

/** Nothing has been chosen or answered yet. */
export function NotStarted({ title, heading, lead }: { title: string; heading: string; lead: string }) {
  return <EmptyPage title={title} heading={heading} lead={lead} wayOut="去首页选一项" onWayOut={goHome} />
}
