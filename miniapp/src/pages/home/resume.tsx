import { Box, Para } from '@/components/dom/index'
import { Button, Link } from '@/components/controls/index'
import { engine } from '@/services/engine'
import { open } from '@/services/navigate'
import { companyOf } from '@/state/account/roster'
import { rosterStore } from '@/state/account/saved'
import { draftDay, update } from '@/state/app'
import type { Draft } from '@/state/draft'
import { moveTo, pending } from '@/state/flow'
import { useStore } from '@/services/store'

/** Whose check it is, where the user stopped last time, and the two ways on. */
export function Resume({ draft, onStartOver }: { draft: Draft; onStartOver: () => void }) {
  const answered = Object.keys(draft.answers).length
  const roster = useStore(rosterStore)
  const company = companyOf(roster, roster.current)
  if (draft.policies.length === 0 || answered === 0) {
    if (!company) return null
    return (
      <Box className="resume">
        <Para className="resume__firm">{company.name}</Para>
        <Para className="resume__alone">{answered === 0 ? '还没有答案，选一项开始' : '选一项，接着测'}</Para>
      </Box>
    )
  }
  const on = draftDay(draft)
  const next = pending(engine, draft, on)[0]
  const stopped = next && engine.facts.get(next.fact)
  return (
    <Box className="resume">
      {roster.companies.length > 0 && <Para className="resume__firm">{company ? company.name : '还没保存的单位'}</Para>}
      <Para className="resume__text">
        {!stopped ? `上次已经答完，填了 ${answered} 项情况` : `上次填到「${stopped.label}」，已填 ${answered} 项情况`}
      </Para>
      <Box className="resume__buttons">
        <Button
          wide
          onTap={() => {
            update((old) => moveTo(old, old.trail.length))
            open(stopped ? 'ask' : 'result')
          }}
        >
          {stopped ? '继续' : '看结果'}
        </Button>
        <Button kind="secondary" wide onTap={onStartOver}>
          重新开始
        </Button>
      </Box>
      {stopped && (
        <Box className="resume__result">
          <Link
            onTap={() => {
              open('result')
            }}
          >
            先看现在的结果
          </Link>
        </Box>
      )}
    </Box>
  )
}
