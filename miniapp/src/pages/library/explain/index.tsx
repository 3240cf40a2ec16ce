import { useRouter } from '@tarojs/taro'
import { explain, mayApply, type ExplanationRow, type PolicyResult } from '../../../../../shared/index'
import { Box, Heading, Para } from '@/components/dom/index'
import { Button, Notice } from '@/components/controls/index'
import { Condition } from '@/components/law/condition'
import { Conditions } from '@/components/law/conditions'
import { Case } from '@/components/law/case'
import { noteLines, readingLines, Remarks } from '@/components/law/remarks'
import { TextsFailed } from '@/components/law/missing'
import { VerdictTag } from '@/components/law/status'
import { Step } from '@/components/law/step'
import { Missing } from '@/components/page/empty'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { Estimates, PreliminaryTag } from '@/components/result/estimates'
import { Money, tellsFigure } from '@/components/result/money'
import { engine, policyOf } from '@/services/engine'
import { open } from '@/services/navigate'
import { useStore } from '@/services/store'
import { draftDay, draftStore } from '@/state/app'
import { isConditionRow, ownConditions, workings } from '@/state/conditions'
import { isCeiling, mayMissAFen } from '@/state/outcome'
import { rulesChanged } from '@/state/server'
import { notInForceText } from '@/state/wording'

export default safe(Explain)

/** Input → rule → result, each number with its sentence of law. */
function Explain() {
  const draft = useStore(draftStore)
  const newerRules = useStore(rulesChanged)
  const policy = policyOf(useRouter().params.id ?? '')
  if (!policy) return <Missing title="怎么算的" heading="没有这项政策" />
  const on = draftDay(draft)
  const { result, rows } = explain(engine, draft.answers, on, policy.id)
  const conditions = ownConditions(policy, rows)
  const others = workings(result, rows)
  const isWorth = mayApply(result) && result.amounts.length > 0
  return (
    <Page
      title="怎么算的"
      footer={
        <Button
          kind="secondary"
          wide
          onTap={() => {
            open('review')
          }}
        >
          修改答案
        </Button>
      }
    >
      <Box className="card__tags explain__tag">
        <VerdictTag result={result} />
        <PreliminaryTag result={result} draft={draft} />
      </Box>
      <Heading level={1} className="page__title">
        {policy.title}
      </Heading>
      {isWorth && (
        <Box className="explain__money">
          <Money result={result} />
        </Box>
      )}
      <Para className="page__lead">{`按 ${on} 的规定。点开任何一条，都能看到条文原文和文件。`}</Para>
      <Estimates policy={policy} draft={draft} />
      <TextsFailed />
      {newerRules && (
        <Box className="explain__notice">
          <Notice tone="warn">服务器上的规则已更新。下面是这台手机里的规则怎么算的，数字可能与结果页不同。</Notice>
        </Box>
      )}
      {rows.length === 0 && (
        <Box className="explain__notice">
          <Notice>
            {result.failure === undefined
              ? `${notInForceText(result.status, draft.year)}，没有计算。`
              : '这一项暂时算不出来。'}
          </Notice>
        </Box>
      )}
      {conditions.length > 0 && (
        <Box className="section">
          <Heading level={2} className="section__title">
            看条件
          </Heading>
          <Box className="panel">
            <Conditions all={conditions} checkedOn={policy.checkedOn} />
          </Box>
        </Box>
      )}
      {others.length > 0 && (
        <Box className="section">
          <Heading level={2} className="section__title">
            一步步算
          </Heading>
          <Box className="panel">
            {others.map((row, index) => (
              <Working key={index} row={row} result={result} />
            ))}
          </Box>
          {mayMissAFen(result) && <Para className="fine">各数分别四舍五入到分，相加可能差一分。</Para>}
          {!(isWorth && tellsFigure(result)) && <Para className="fine">仅供参考，以主管部门核定为准。</Para>}
        </Box>
      )}
      <Remarks title="有不同理解的地方" lines={readingLines(rows)} checkedOn={policy.checkedOn} />
      <Remarks title="要注意" lines={noteLines(policy, on)} checkedOn={policy.checkedOn} />
    </Page>
  )
}

function Working({ row, result }: { row: ExplanationRow; result: PolicyResult }) {
  const { checkedOn } = result.policy
  if (isConditionRow(row)) return <Condition row={row} checkedOn={checkedOn} isOwn={false} />
  if (row.kind === 'step' || row.kind === 'amount') {
    const amount = row.kind === 'amount' && result.amounts.find(({ id }) => id === row.id)
    return <Step row={row} checkedOn={checkedOn} isCeiling={amount ? isCeiling(result, amount) : false} />
  }
  return row.kind === 'case' ? <Case row={row} checkedOn={checkedOn} /> : null
}
