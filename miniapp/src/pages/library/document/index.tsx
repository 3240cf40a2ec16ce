import { useRouter } from '@tarojs/taro'
import { clauseEntries, type Document, type Entry, type Library } from '../../../../../shared/index'
import { Box, Heading, Item, List, Para } from '@/components/dom/index'
import { Row } from '@/components/controls/index'
import { DocumentCard } from '@/components/law/document'
import { Misprints } from '@/components/law/misprints'
import { TextsMissing } from '@/components/law/missing'
import { Marks } from '@/components/library/marks'
import { Missing } from '@/components/page/empty'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { open } from '@/services/navigate'
import { CLAUSE_LABELS } from '@/state/labels'
import { contentsOf } from '@/state/contents'
import { useTexts } from '@/state/texts'

export default safe(DocumentPage)

/** One document: what it is, and its table of contents, each clause one tap away. */
function DocumentPage() {
  const texts = useTexts()
  const id = decodeURIComponent(useRouter().params.id ?? '')
  if (texts === null || texts === 'failed') {
    return (
      <Page title="文件">
        <Heading level={1} className="page__title">
          文件目录
        </Heading>
        <Box className="section">
          <TextsMissing />
        </Box>
      </Page>
    )
  }
  const document = texts.documents.get(id)
  if (!document) return <Missing title="文件" heading="没有这份文件" />
  return <Shown library={texts} document={document} />
}

function Shown({ library, document }: { library: Library; document: Document }) {
  const entries = clauseEntries(library).filter((entry) => entry.documents[0]?.id === document.id)
  return (
    <Page title="文件">
      <Heading level={1} className="page__title page__title--document">
        {document.title}
      </Heading>
      <Para className="page__lead">{`收录 ${entries.length} 条。点开任何一条看原文。`}</Para>
      <Box className="panel document-page__card">
        <DocumentCard document={document} bare />
        {document.repeals.length > 0 && (
          <Para className="document-page__line">{`写明废止：${document.repeals.join('、')}`}</Para>
        )}
        <Misprints lines={document.misprints} title="照原文收录，没有改动" />
      </Box>
      <Marks page="document" id={document.id} title={document.title} canMark={false} />
      {contentsOf(entries).map(({ heading, entries: own }) => (
        <Box className="section" key={heading}>
          {heading !== '' && (
            <Heading level={2} className="section__title">
              {heading}
            </Heading>
          )}
          <List className="panel">
            {own.map((entry) => (
              <Item key={entry.id}>
                <ClauseRow entry={entry} />
              </Item>
            ))}
          </List>
        </Box>
      ))}
    </Page>
  )
}

function ClauseRow({ entry }: { entry: Entry }) {
  const [clause] = entry.clauses
  const benefits = clause?.kind === undefined ? [] : [CLAUSE_LABELS[clause.kind]]
  return (
    <Row
      title={entry.title}
      hint={[clause?.article ?? '', ...benefits].filter((part) => part !== '' && part !== entry.title).join(' · ')}
      onTap={() => {
        open('clause', { id: entry.id })
      }}
    />
  )
}
