import { useState } from 'react'
import { Box, Para, Tap, Txt } from '@/components/dom/index'
import { useTexts } from '@/state/texts'
import { DocumentCard } from './document'
import { Misprints } from './misprints'
import { DocumentTag } from './status'
import { TextsMissing } from './missing'

interface ClauseProps {
  readonly id: string
  /** The figure as printed; marked where it occurs. */
  readonly mark?: string
  readonly checkedOn: string
  /** What the clause is quoted for, e.g. 「优惠税率 20%」. */
  readonly about?: string
}

/** One clause, closed at first: where it stands; opened: its words and its document. The page says when there is none. */
export function ClauseQuote({ id, mark, checkedOn, about }: ClauseProps) {
  const [isOpen, setOpen] = useState(false)
  const texts = useTexts()
  if (texts === null) return <TextsMissing about={about} />
  if (texts === 'failed') return about === undefined ? null : <Txt className="quote__about">{about}</Txt>
  const clause = texts.clauses.get(id)
  const document = clause && texts.documents.get(clause.document)
  if (!clause || !document) return null
  return (
    <Box className="quote">
      <Tap
        className="quote__head"
        expanded={isOpen}
        onTap={() => {
          setOpen(!isOpen)
        }}
      >
        <Box className="quote__where">
          {about !== undefined && <Txt className="quote__about">{about}</Txt>}
          <Txt className="quote__source">{sourceLine(document.number ?? document.title, clause.article)}</Txt>
        </Box>
        {document.status !== 'in-force' && <DocumentTag document={document} />}
        <Box className={`quote__arrow${isOpen ? ' quote__arrow--up' : ''}`} decorative />
      </Tap>
      {isOpen && (
        <Box className="quote__body">
          <ClauseText text={clause.text} mark={mark} />
          <Misprints lines={clause.misprints} />
          <DocumentCard document={document} checkedOn={checkedOn} />
        </Box>
      )}
    </Box>
  )
}

function sourceLine(document: string, article: string): string {
  return article === '' ? document : `${document} ${article}`
}

/** The clause word for word, with the printed figure marked. */
export function ClauseText({ text, mark }: { text: string; mark?: string }) {
  const parts = mark === undefined || mark === '' ? [text] : text.split(mark)
  return (
    <Para className="clause">
      {parts.map((part, index) => (
        <Txt key={index}>
          {index > 0 && <Txt className="clause__mark">{mark}</Txt>}
          {part}
        </Txt>
      ))}
    </Para>
  )
}
