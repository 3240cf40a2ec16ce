import { Box, Txt } from '@/components/dom/index'
import { engine, factOf } from '@/services/engine'
import { useStore } from '@/services/store'
import { companyOf } from '@/state/account/roster'
import { rosterStore } from '@/state/account/saved'
import { isWhole, type Draft } from '@/state/draft'
import { progress } from '@/state/progress'

/** How far the check has come, and how much of it is left. */
export function ProgressLine({ draft, on, facts }: { draft: Draft; on: string; facts: readonly string[] }) {
  const { number, left, isLast, percent } = progress(engine, draft, on)
  const roster = useStore(rosterStore)
  const company = companyOf(roster, roster.current)
  const { themes } = engine.bundle
  const shared = themes.find(({ id }) => facts.every((fact) => factOf(fact).theme === id))
  // A list that touches many subjects is about the firm.
  const theme = shared ?? themes[0]
  return (
    <Box className="progress">
      {roster.companies.length > 1 && <Box className="progress__firm">{company ? company.name : '还没保存的单位'}</Box>}
      <Box className="progress__track" decorative>
        <Box className="progress__done" width={`${percent}%`} />
      </Box>
      <Box className="progress__line">
        {isWhole(engine, draft) && theme && <Txt className="progress__theme">{theme.label}</Txt>}
        <Txt className="progress__text">
          {`第 ${number} 题 · ${isLast ? '最后一题' : left === 0 ? '快答完了' : `大约还剩 ${left} 题`}`}
        </Txt>
      </Box>
    </Box>
  )
}
