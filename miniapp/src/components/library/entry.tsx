import { excerpt, standingOn, type Document, type Entry } from '../../../../shared/index'
import { Box, Tap, Txt } from '@/components/dom/index'
import { Tag } from '@/components/controls/index'
import { standingLabel } from '@/components/law/status'
import { open } from '@/services/navigate'
import { BENEFIT_LABELS } from '@/state/labels'
import { benefitsOf } from '@/state/shelf'
import { Marked } from './marked'

const EXCERPT = 56

/** One line of the list: what it is, where it stands, what it gives, and the words that were looked for. */
export function EntryRow({ entry, query, on }: { entry: Entry; query: string; on: string }) {
  const { label, tone } = standingLabel(standingOn(entry, on))
  return (
    <Tap
      className="shelf"
      onTap={() => {
        open(entry.type, { id: entry.id })
      }}
    >
      <Box className="shelf__text">
        <Box className="shelf__head">
          <Txt className="shelf__title">
            <Marked text={entry.title} query={query} />
          </Txt>
          <Tag tone={tone}>{label}</Tag>
        </Box>
        <Txt className="shelf__summary">
          <Marked text={lineOf(entry, query)} query={query} />
        </Txt>
        <Txt className="shelf__meta">{metaOf(entry)}</Txt>
      </Box>
      <Box className="row__arrow" decorative />
    </Tap>
  )
}

/** The place where the words stand; without words what the entry is about. */
function lineOf({ summary, clauses }: Entry, query: string): string {
  const text = clauses.map((clause) => clause.text).join('')
  const found = query === '' ? null : (excerpt(summary, query, EXCERPT) ?? excerpt(text, query, EXCERPT))
  if (found !== null) return found
  if (summary !== '') return summary
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text
}

function metaOf(entry: Entry): string {
  const [document] = entry.documents
  const [clause] = entry.clauses
  const where = document ? [shortTitle(document), clause?.article ?? ''].filter((part) => part !== '').join(' ') : ''
  return [...benefitsOf(entry).map((benefit) => BENEFIT_LABELS[benefit]), where]
    .filter((part) => part !== '')
    .join(' · ')
}

const LONGEST = 8

/** A document by its number, or by the beginning of its title. */
export function shortTitle({ number, title }: Document): string {
  if (number !== null) return number
  return title.length > LONGEST ? `${title.slice(0, LONGEST)}…` : title
}
