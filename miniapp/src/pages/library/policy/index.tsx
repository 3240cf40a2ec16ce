import { useRouter } from '@tarojs/taro'
import {
  citedClauses,
  conditions,
  evaluate,
  mayApply,
  statusOn,
  type Library,
  type Policy,
} from '../../../../../shared/index'
import { Box, Heading, Item, List, Para } from '@/components/dom/index'
import { Button, Row } from '@/components/controls/index'
import { ClauseQuote, ClauseText } from '@/components/law/clause'
import { Conditions } from '@/components/law/conditions'
import { DocumentCard } from '@/components/law/document'
import { Misprints } from '@/components/law/misprints'
import { TextsFailed, TextsMissing } from '@/components/law/missing'
import { Contacts } from '@/components/law/phones'
import { noteLines, Remarks } from '@/components/law/remarks'
import { StatusTag, VerdictTag } from '@/components/law/status'
import { StandingBanner } from '@/components/library/banner'
import { Marks } from '@/components/library/marks'
import { Estimates, PreliminaryTag } from '@/components/result/estimates'
import { Money } from '@/components/result/money'
import { RemindChip } from '@/components/reminders/remind'
import { Missing } from '@/components/page/empty'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { engine, policyOf } from '@/services/engine'
import { backOrOpen, open } from '@/services/navigate'
import { useStore } from '@/services/store'
import { draftDay, draftStore } from '@/state/app'
import { byDocument } from '@/state/clauses'
import { ownConditions } from '@/state/conditions'
import { choose, onShow, type Draft } from '@/state/draft'
import { pending } from '@/state/flow'
import { policyBanner } from '@/state/standing'
import { useLibrary, useTexts } from '@/state/texts'
import { related } from '@/state/views'

export default safe(PolicyPage)

function PolicyPage() {
  const draft = useStore(draftStore)
  const library = useLibrary()
  const policy = policyOf(useRouter().params.id ?? '')
  if (!policy) return <Missing title="政策详情" heading="没有这项政策" />
  const on = draftDay(draft)
  return (
    <Page
      title="政策详情"
      footer={policy.role === 'benefit' ? <Check policy={policy} draft={draft} on={on} /> : undefined}
    >
      <Heading level={1} className="page__title">
        {policy.title}
      </Heading>
      <Para className="page__lead">{policy.summary}</Para>
      <TextsFailed />
      <StandingBanner banner={policyBanner(policy, on, library)} lead={`${draft.year} 年度：`} />
      <Marks page="policy" id={policy.id} title={policy.title}>
        {policy.role === 'benefit' && <RemindChip policy={policy} />}
      </Marks>
      <ForThisFirm policy={policy} draft={draft} on={on} />
      <ToMeet policy={policy} draft={draft} on={on} />
      <HowTo policy={policy} library={library} />
      <Remarks title="要注意" lines={noteLines(policy, on)} checkedOn={policy.checkedOn} />
      <Texts policy={policy} />
      <Related policy={policy} on={on} />
    </Page>
  )
}

/** Leads to the questions, or straight to the result when it waits for none. */
function Check({ policy, draft, on }: PartProps) {
  const chosen = choose(draft, [policy.id])
  const isDone = answersAnything(draft, policy, on) && pending(engine, chosen, on).length === 0
  return (
    <Button
      wide
      onTap={() => {
        if (!isDone || !onShow(engine, draft).includes(policy.id)) draftStore.set(chosen)
        if (isDone) backOrOpen('result')
        else open('ask')
      }}
    >
      {isDone ? '看结果' : '去测一测'}
    </Button>
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
        <Box className="card__tags">
          <VerdictTag result={result} />
          <PreliminaryTag result={result} draft={draft} />
        </Box>
        {mayApply(result) && <Money result={result} />}
        <Estimates policy={policy} draft={draft} />
      </Box>
    </Box>
  )
}

/** Whether the user has answered any question of this policy. */
function answersAnything(draft: Draft, policy: Policy, on: string): boolean {
  const needs = evaluate(engine, {}, on, [policy.id])[0]?.needs ?? []
  return needs.some((fact) => draft.answers[fact] !== undefined)
}

function ToMeet({ policy, draft, on }: PartProps) {
  const all = ownConditions(policy, conditions(engine, draft.answers, on, policy.id))
  if (all.length === 0) return null
  return (
    <Box className="section">
      <Heading level={2} className="section__title">
        要满足的条件
      </Heading>
      <Box className="panel">
        <Conditions all={all} checkedOn={policy.checkedOn} />
      </Box>
    </Box>
  )
}

function HowTo({ policy, library }: { policy: Policy; library: Library | null }) {
  const { offices, how, materials } = policy.apply
  const clauses = policy.clauses.flatMap((id) => library?.clauses.get(id) ?? [])
  const parts = [
    { title: '怎么办', lines: how },
    { title: '准备材料', lines: materials ?? [] },
  ].filter((part) => part.lines.length > 0)
  return (
    <>
      <Box className="section">
        <Heading level={2} className="section__title">
          问谁
        </Heading>
        <Contacts clauses={clauses} offices={offices} />
      </Box>
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
  const texts = useTexts()
  const others = citedClauses(policy).filter((id) => !policy.clauses.includes(id))
  if (texts === 'failed') return null
  if (texts === null) {
    return (
      <Box className="section">
        <TextsMissing />
      </Box>
    )
  }
  return (
    <Box className="section">
      <Heading level={2} className="section__title">
        条文原文
      </Heading>
      <Box className="stack">
        {byDocument(texts, policy.clauses).map(({ document, clauses }) => (
          <Box className="panel policy__text" key={document.id}>
            {clauses.map((clause) => (
              <Box className="policy__clause" key={clause.id}>
                <Box className="policy__article">
                  {clause.title === '' ? clause.article : `${clause.article} ${clause.title}`}
                </Box>
                <ClauseText text={clause.text} />
                <Misprints lines={clause.misprints} />
              </Box>
            ))}
            <DocumentCard document={document} checkedOn={policy.checkedOn} />
            <Box className="policy__contents">
              <Row
                title="看整份文件的目录"
                onTap={() => {
                  open('document', { id: document.id })
                }}
              />
            </Box>
          </Box>
        ))}
        {byDocument(texts, others).map(({ clauses }) =>
          clauses.map((clause) => <ClauseQuote key={clause.id} id={clause.id} checkedOn={policy.checkedOn} />),
        )}
      </Box>
    </Box>
  )
}

/** Other policies on the same subject, whatever has become of them. */
function Related({ policy, on }: { policy: Policy; on: string }) {
  const others = related(engine, policy)
  if (others.length === 0) return null
  const topic = engine.bundle.topics.find(({ id }) => id === policy.topic)
  return (
    <Box className="section">
      <Heading level={2} className="section__title">
        同一件事的其他政策
      </Heading>
      {topic && <Para className="policy__topic">{topic.note}</Para>}
      <List className="panel">
        {others.map((other) => (
          <Item key={other.id}>
            <Row
              title={other.title}
              hint={other.summary}
              value={<StatusTag status={statusOn(other, on)} />}
              onTap={() => {
                open('policy', { id: other.id })
              }}
            />
          </Item>
        ))}
      </List>
    </Box>
  )
}
