import { useRouter } from '@tarojs/taro'
import { clauseEntries, policiesOf, type Clause, type Entry, type Library } from '../../../../../shared/index'
import { Box, Heading, Item, List, Para } from '@/components/dom/index'
import { Row } from '@/components/controls/index'
import { ClauseText } from '@/components/law/clause'
import { DocumentCard } from '@/components/law/document'
import { Misprints } from '@/components/law/misprints'
import { TextsMissing } from '@/components/law/missing'
import { Contacts } from '@/components/law/phones'
import { StandingBanner } from '@/components/library/banner'
import { Marks } from '@/components/library/marks'
import { Missing } from '@/components/page/empty'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { today } from '@/services/clock'
import { engine } from '@/services/engine'
import { open } from '@/services/navigate'
import { CLAUSE_LABELS } from '@/state/labels'
import { clauseBanner } from '@/state/standing'
import { useTexts } from '@/state/texts'

export default safe(ClausePage)

/** One item of a document: word for word, and for a service what to do and whom to call. */
function ClausePage() {
  const texts = useTexts()
  const id = decodeURIComponent(useRouter().params.id ?? '')
  if (texts === null || texts === 'failed') {
    return (
      <Page title="条目">
        <Heading level={1} className="page__title">
          条文原文
        </Heading>
        <Box className="section">
          <TextsMissing />
        </Box>
      </Page>
    )
  }
  const entry = clauseEntries(texts).find((one) => one.id === id)
  const [clause] = entry?.clauses ?? []
  if (!entry || !clause) return <Missing title="条目" heading="没有这一条" />
  return <Shown library={texts} entry={entry} clause={clause} />
}

function Shown({ library, entry, clause }: { library: Library; entry: Entry; clause: Clause }) {
  const [document] = entry.documents
  return (
    <Page title="条目">
      <Heading level={1} className="page__title">
        {entry.title}
      </Heading>
      {clause.kind !== undefined && <Para className="page__lead">{CLAUSE_LABELS[clause.kind]}</Para>}
      <StandingBanner banner={clauseBanner(entry, today(), library)} />
      <Marks page="clause" id={clause.id} title={entry.title} />
      <Policies clause={clause} />
      <Guide clause={clause} />
      {clause.departments.length + clause.phones.length > 0 && (
        <Box className="section">
          <Heading level={2} className="section__title">
            问谁
          </Heading>
          <Contacts clauses={[clause]} offices={[]} />
        </Box>
      )}
      <Box className="section">
        <Heading level={2} className="section__title">
          条文原文
        </Heading>
        <Box className="panel policy__text">
          <Box className="policy__article">{clause.article}</Box>
          <ClauseText text={clause.text} />
          <Misprints lines={clause.misprints} />
          {document && <DocumentCard document={document} />}
          {document && (
            <Box className="policy__contents">
              <Row
                title="看整份文件的目录"
                onTap={() => {
                  open('document', { id: document.id })
                }}
              />
            </Box>
          )}
        </Box>
      </Box>
    </Page>
  )
}

/** The policies that compute this clause. */
function Policies({ clause }: { clause: Clause }) {
  const policies = policiesOf(engine.bundle, clause.id).filter(({ role }) => role !== 'helper')
  if (policies.length === 0) return null
  return (
    <Box className="section">
      <Heading level={2} className="section__title">
        按这一条可以测
      </Heading>
      <List className="panel">
        {policies.map((policy) => (
          <Item key={policy.id}>
            <Row
              title={policy.title}
              hint={policy.summary}
              onTap={() => {
                open('policy', { id: policy.id })
              }}
            />
          </Item>
        ))}
      </List>
    </Box>
  )
}

function Guide({ clause: { guide, audience } }: { clause: Clause }) {
  const who = guide?.who ?? audience.join('、')
  return (
    <>
      {who !== '' && (
        <Box className="section">
          <Heading level={2} className="section__title">
            给谁
          </Heading>
          <Box className="panel policy__line">{who}</Box>
        </Box>
      )}
      {guide && (
        <Box className="section">
          <Heading level={2} className="section__title">
            怎么做
          </Heading>
          <List className="panel">
            {guide.steps.map((step) => (
              <Item className="policy__line" key={step}>
                {step}
              </Item>
            ))}
          </List>
        </Box>
      )}
    </>
  )
}
