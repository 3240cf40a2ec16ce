import { useRouter } from '@tarojs/taro'
import { conditions, evaluate, statusOn, type Policy } from '../../../../shared/index'
import { Box, Heading, Item, List, Para } from '@/components/dom/index'
import { Button, Notice } from '@/components/controls/index'
import { ClauseQuote, ClauseText } from '@/components/law/clause'
import { Condition } from '@/components/law/condition'
import { DocumentCard } from '@/components/law/document'
import { noteLines, Remarks } from '@/components/law/remarks'
import { statusLabel, VerdictTag } from '@/components/law/status'
import { Money } from '@/components/result/money'
import { Missing } from '@/components/page/empty'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { engine, policyOf } from '@/services/engine'
import { open } from '@/services/navigate'
import { draftDay, draftStore, update } from '@/state/app'
import { byDocument, citedClauses } from '@/state/clauses'
import { ownConditions } from '@/state/conditions'
import { choose, type Draft } from '@/state/draft'
import { useStore } from '@/state/store'

export default safe(PolicyPage)

function PolicyPage() {
  const draft = useStore(draftStore)
  const policy = policyOf(useRouter().params.id ?? '')
  if (!policy) return <Missing title="政策详情" heading="没有这项政策" />
  const on = draftDay(draft)
  return (
    <Page
      title="政策详情"
      footer={
        policy.role === 'benefit' ? (
          <Button
            wide
            onTap={() => {
              update((old) => choose(old, [policy.id]))
              open('ask')
            }}
          >
            去测一测
          </Button>
        ) : undefined
      }
    >
      <Heading level={1} className="page__title">
        {policy.title}
      </Heading>
      <Para className="page__lead">{policy.summary}</Para>
      <StatusBanner policy={policy} on={on} year={draft.year} />
      <ForThisFirm policy={policy} draft={draft} on={on} />
      <Conditions policy={policy} draft={draft} on={on} />
      <HowTo policy={policy} />
      <Remarks title="要注意" lines={noteLines(policy, on)} checkedOn={policy.checkedOn} />
      <Texts policy={policy} />
    </Page>
  )
}

function StatusBanner({ policy, on, year }: { policy: Policy; on: string; year: number }) {
  const status = statusOn(policy, on)
  const { label, tone } = statusLabel(status)
  const periods = policy.valid.map(({ from, to }) => (to === undefined ? `${from} 起` : `${from} 至 ${to}`)).join('；')
  return (
    <Box className="policy__status">
      <Notice tone={tone} title={`${year} 年度：${label}`}>
        <Box>{status === 'unverified' ? policy.unverified?.note : `有效期 ${periods}`}</Box>
        <Box>{`最近核对 ${policy.checkedOn}`}</Box>
      </Notice>
    </Box>
  )
}

interface PartProps {
  readonly policy: Policy
  readonly draft: Draft
  readonly on: string
}

function ForThisFirm({ policy, draft, on }: PartProps) {
  const result = evaluate(engine, draft.answers, on, [policy.id])[0]
  if (!result || !result.policy.amounts.length || !answersAnything(draft, policy, on)) return null
  return (
    <Box className="section">
      <Heading level={2} className="section__title">
        您的情况
      </Heading>
      <Box className="panel policy__mine">
        <VerdictTag result={result} />
        {result.verdict !== 'ineligible' && result.verdict !== 'not-in-force' && <Money result={result} />}
      </Box>
    </Box>
  )
}

/** Whether the user has answered any question of this policy. */
function answersAnything(draft: Draft, policy: Policy, on: string): boolean {
  const needs = evaluate(engine, {}, on, [policy.id])[0]?.needs ?? []
  return needs.some((fact) => draft.answers[fact] !== undefined)
}

function Conditions({ policy, draft, on }: PartProps) {
  const rows = ownConditions(policy, conditions(engine, draft.answers, on, policy.id))
  if (rows.length === 0) return null
  return (
    <Box className="section">
      <Heading level={2} className="section__title">
        要满足的条件
      </Heading>
      <Box className="panel">
        {rows.map((row, index) => (
          <Condition key={index} row={row} checkedOn={policy.checkedOn} />
        ))}
      </Box>
    </Box>
  )
}

function HowTo({ policy }: { policy: Policy }) {
  const { offices, how, materials } = policy.apply
  const parts = [
    { title: '问谁', lines: offices },
    { title: '怎么办', lines: how },
    { title: '准备材料', lines: materials ?? [] },
  ].filter((part) => part.lines.length > 0)
  return (
    <>
      {parts.map((part) => (
        <Box className="section" key={part.title}>
          <Heading level={2} className="section__title">
            {part.title}
          </Heading>
          <List className="panel">
            {part.lines.map((line) => (
              <Item className="policy__line" key={line}>
                {line}
              </Item>
            ))}
          </List>
        </Box>
      ))}
    </>
  )
}

/** The local clause in full; what it rests on folded, one line a clause. */
function Texts({ policy }: { policy: Policy }) {
  const others = citedClauses(policy).filter((id) => !policy.clauses.includes(id))
  return (
    <Box className="section">
      <Heading level={2} className="section__title">
        条文原文
      </Heading>
      <Box className="stack">
        {byDocument(engine, policy.clauses).map(({ document, clauses }) => (
          <Box className="panel policy__text" key={document.id}>
            {clauses.map((clause) => (
              <Box className="policy__clause" key={clause.id}>
                <Box className="policy__article">
                  {clause.title === '' ? clause.article : `${clause.article} ${clause.title}`}
                </Box>
                <ClauseText text={clause.text} />
              </Box>
            ))}
            <DocumentCard document={document} checkedOn={policy.checkedOn} />
          </Box>
        ))}
        {byDocument(engine, others).map(({ clauses }) =>
          clauses.map((clause) => <ClauseQuote key={clause.id} id={clause.id} checkedOn={policy.checkedOn} />),
        )}
      </Box>
    </Box>
  )
}
