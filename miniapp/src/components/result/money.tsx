import { isBenefit, type PolicyResult } from '../../../../shared/index'
import { Box, Txt } from '@/components/dom/index'
import { isCeiling, leadAmount } from '@/state/outcome'
import { moneyWords } from '@/state/wording'

/** What a policy is worth: the benefit in large figures with its disclaimer, then what it was worked out from. */
export function Money({ result }: { result: PolicyResult }) {
  const lead = leadAmount(result)
  if (!lead) return null
  const words = moneyWords(lead.low, lead.high, isCeiling(result, lead))
  const others = result.amounts.filter((amount) => amount !== lead && moneyWords(amount.low, amount.high).known)
  return (
    <Box className="money">
      <Box className="money__label">
        {result.verdict === 'unknown' && isBenefit(lead.kind) ? `符合的话，${lead.label}` : lead.label}
      </Box>
      <Box className={words.known ? 'money__amount' : 'money__amount money__amount--unknown'}>{words.text}</Box>
      {words.known && <Box className="money__note">仅供参考，以主管部门核定为准</Box>}
      {words.known && others.length > 0 && (
        <Box className="money__others">
          {others.map((amount) => (
            <Box className="money__line" key={amount.id}>
              <Txt className="money__name">{amount.label}</Txt>
              <Txt className="money__value">{moneyWords(amount.low, amount.high, isCeiling(result, amount)).text}</Txt>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  )
}
