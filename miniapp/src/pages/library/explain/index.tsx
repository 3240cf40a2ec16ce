import { useRouter } from '@tarojs/taro'
import { explain, type ExplanationRow } from '../../../../../shared/index'
import { Box, Heading, Para } from '@/components/dom/index'
import { Button, Notice } from '@/components/controls/index'
import { Condition } from '@/components/law/condition'
import { Conditions } from '@/components/law/conditions'
import { Case } from '@/components/law/case'
import { noteLines, readingLines, Remarks } from '@/components/law/remarks'
import { VerdictTag } from '@/components/law/status'
import { Step } from '@/components/law/step'
import { Missing } from '@/components/page/empty'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { Estimates, EstimateTag } from '@/components/result/estimates'
import { engine, policyOf } from '@/services/engine'
import { open } from '@/services/navigate'
import { useStore } from '@/services/store'
import { draftDay, draftStore } from '@/state/app'
import { isConditionRow, ownConditions, workings } from '@/state/conditions'
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
        <EstimateTag policy={policy} draft={draft} />
      </Box>
      <Heading level={1} className="page__title">
        {policy.title}
      </Heading>
      <Para className="page__lead">{`按 ${on} 的规定。点开任何一条，都能看到条文原文和文件。`}</Para>
      <Estimates policy={policy} draft={draft} />
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
              <Working key={index} row={row} checkedOn={policy.checkedOn} />
            ))}
          </Box>
          <Para className="fine">仅供参考，以主管部门核定为准。</Para>
        </Box>
      )}
      <Remarks title="有不同理解的地方" lines={readingLines(rows)} checkedOn={policy.checkedOn} />
      <Remarks title="要注意" lines={noteLines(policy, on)} checkedOn={policy.checkedOn} />
    </Page>
  )
}

function Working({ row, checkedOn }: { row: ExplanationRow; checkedOn: string }) {
  if (isConditionRow(row)) return <Condition row={row} checkedOn={checkedOn} isOwn={false} />
  if (row.kind === 'step' || row.kind === 'amount') return <Step row={row} checkedOn={checkedOn} />
  return row.kind === 'case' ? <Case row={row} checkedOn={checkedOn} /> : null
}
