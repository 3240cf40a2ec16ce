import { statusOn } from '../../../../shared/index'
import { Box, Heading, Item, List, Para, Tap, Txt } from '@/components/dom/index'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { StatusTag } from '@/components/law/status'
import { today } from '@/services/clock'
import { engine } from '@/services/engine'
import { open } from '@/services/navigate'

export default safe(Policies)

function Policies() {
  const { policies, documents, clauses } = engine.bundle
  return (
    <Page title="政策">
      <Heading level={1} className="page__title">
        收录的政策
      </Heading>
      <Para className="page__lead">{`共 ${policies.length} 项，依据 ${documents.length} 份文件的 ${clauses.length} 条原文。`}</Para>
      <List className="panel policies">
        {policies.map((policy) => (
          <Item key={policy.id}>
            <Tap
              className="policies__one"
              onTap={() => {
                open('policy', { id: policy.id })
              }}
            >
              <Box className="policies__text">
                <Box className="policies__head">
                  <Txt className="policies__title">{policy.title}</Txt>
                  <StatusTag status={statusOn(policy, today())} />
                </Box>
                <Txt className="policies__summary">{policy.summary}</Txt>
              </Box>
              <Box className="row__arrow" decorative />
            </Tap>
          </Item>
        ))}
      </List>
    </Page>
  )
}
