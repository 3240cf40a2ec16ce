import { Box } from '@/components/dom/index'
import { engine } from '@/services/engine'
import { open } from '@/services/navigate'
import { update } from '@/state/app'
import type { Draft } from '@/state/draft'
import type { Stack } from '@/state/outcome'
import { viewsOf } from '@/state/views'
import { ResultCard } from './card'

/** One card, or the alternatives on one topic in one frame. */
export function StackOfCards({ stack: { topic, results }, draft }: { stack: Stack; draft: Draft }) {
  const cards = results.map((result) => (
    <ResultCard
      key={result.policy.id}
      result={result}
      draft={draft}
      views={viewsOf(engine, draft, result)}
      onView={(id) => {
        update((old) => ({ ...old, views: [...old.views, id], step: old.trail.length }))
        // On top of the result, so that back leads to it.
        open('ask')
      }}
    />
  ))
  if (!topic) return <>{cards}</>
  return (
    <Box className="topic">
      <Box className="topic__title">{`${topic.label}：${results.length} 项`}</Box>
      <Box className="topic__note">{`${topic.note}金额合计时只算一项。`}</Box>
      <Box className="stack">{cards}</Box>
    </Box>
  )
}
