import { isBenefit, type PolicyResult } from '../../../../shared/index'
import { Box, Txt } from '@/components/dom/index'
import { isCeiling, leadAmount } from '@/state/outcome'
import { moneyWords } from '@/state/wording'

/** Whether `Money` has a figure to show, with its disclaimer. */
export function tellsFigure(result: PolicyResult): boolean {
  const lead = leadAmount(result)
  return result.amounts.length > 0 && (!lead || moneyWords(lead).known)
}

/** What a policy is worth: the benefit in large figures with its disclaimer, then what it was worked out from. */
export function Money({ result }: { result: PolicyResult }) {
  if (result.amounts.length === 0) return null
  const lead = leadAmount(result)
  const isKnown = tellsFigure(result)
  const text = lead ? moneyWords(lead, isCeiling(result, lead)).text : '这次没有可省的'
  // What the figure was worked out from is of no use without it; another benefit is.
  const others = result.amounts.filter(
    (amount) => amount !== lead && moneyWords(amount).known && (isKnown || isBenefit(amount.kind)),
  )
  return (
    <Box className="money">
      {lead && (
        <Box className="money__label">
          {result.verdict === 'unknown' && isBenefit(lead.kind) ? `符合的话，${lead.label}` : lead.label}
        </Box>
      )}
      <Box className={lead && isKnown ? 'money__amount' : 'money__amount money__amount--unknown'}>{text}</Box>
      {isKnown && <Box className="money__note">仅供参考，以主管部门核定为准</Box>}
      {others.length > 0 && (
        <Box className="money__others">
          {others.map((amount) => (
            <Box className="money__line" key={amount.id}>
              <Txt className="money__name">{amount.label}</Txt>
              <Txt className="money__value">{moneyWords(amount, isCeiling(result, amount)).text}</Txt>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  )
}
