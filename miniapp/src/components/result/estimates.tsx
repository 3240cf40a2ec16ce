import { mayApply, type Policy, type PolicyResult } from '../../../../shared/index'
import { Box } from '@/components/dom/index'
import { Row, Tag } from '@/components/controls/index'
import { engine } from '@/services/engine'
import { open } from '@/services/navigate'
import { draftDay } from '@/state/app'
import type { Draft } from '@/state/draft'
import { estimatesIn } from '@/state/estimate'
import { isPreliminary } from '@/state/outcome'

interface EstimatesProps {
  readonly policy: Policy
  readonly draft: Draft
}

/** Beside a verdict that rests on an estimate. */
export function EstimateTag({ policy, draft }: EstimatesProps) {
  return estimatesIn(engine, draft, draftDay(draft), policy.id).length > 0 ? <Tag>初步</Tag> : null
}

/** Beside a verdict that an answer could still move, or a better figure. */
export function PreliminaryTag({ result, draft }: { result: PolicyResult; draft: Draft }) {
  if (mayApply(result) && isPreliminary(result)) return <Tag>初步</Tag>
  return <EstimateTag policy={result.policy} draft={draft} />
}

/** The estimates a result rests on, each one tap from being put right. */
export function Estimates({ policy, draft }: EstimatesProps) {
  return (
    <>
      {estimatesIn(engine, draft, draftDay(draft), policy.id).map(({ id, label }) => (
        <Box className="narrow" key={id}>
          <Row
            title={`按估算的「${label}」得出`}
            hint="以凭证为准，查到后点这里改"
            onTap={() => {
              open('edit', { fact: id, exact: '1' })
            }}
          />
        </Box>
      ))}
    </>
  )
}
