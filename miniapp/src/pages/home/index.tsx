import { useState } from 'react'
import type { Check } from '../../../../shared/index'
import { Box, Heading, Para } from '@/components/dom/index'
import { useStartOver } from '@/components/account/anew'
import { Row } from '@/components/controls/index'
import { Phrases } from '@/components/controls/phrases'
import { Dropped } from '@/components/page/dropped'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { Said } from '@/components/page/said'
import { yearLabel, YearSheet } from '@/components/page/year'
import { engine } from '@/services/engine'
import { open } from '@/services/navigate'
import { useStore } from '@/services/store'
import { draftStore, update } from '@/state/app'
import { begin } from '@/state/draft'
import { Checks } from './checks'
import { Resume } from './resume'

export default safe(Home)

function Home() {
  const draft = useStore(draftStore)
  const [isChoosing, setChoosing] = useState(false)
  const anew = useStartOver()
  const close = () => {
    setChoosing(false)
  }
  const start = (check: Check) => {
    update((old) => begin(engine, old, check))
    open('ask')
  }
  return (
    <Page title="青惠" tab="home" overlay={isChoosing ? <YearSheet onClose={close} /> : anew.sheet}>
      <Said />
      <Dropped />
      <Heading level={1} className="page__title">
        <Phrases text="政策能省多少钱，答几题就知道" />
      </Heading>
      <Para className="page__lead">
        <Phrases text="给青岛的小微企业和个体工商户。金额算到分，每一步都有条文原文。" />
      </Para>

      <Resume draft={draft} onStartOver={anew.start} />

      <Box className="home__year panel">
        <Row
          title="税费年度"
          value={yearLabel(draft.year)}
          onTap={() => {
            setChoosing(true)
          }}
        />
      </Box>

      <Heading level={2} className="home__heading">
        想测哪一项
      </Heading>
      <Checks onStart={start} />
      <Para className="home__promise">
        <Phrases text="不是申报，不会提交任何材料。结果仅供参考，以主管部门核定为准。" />
      </Para>

      <Box className="section panel">
        <Row
          title="政策库"
          value="查条文、找部门"
          onTap={() => {
            open('policies')
          }}
        />
      </Box>
    </Page>
  )
}
