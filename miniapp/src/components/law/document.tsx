import type { Document } from '../../../../shared/index'
import { Box, Txt } from '@/components/dom/index'
import { Notice } from '@/components/controls/index'
import { successorText } from '@/state/standing'
import { useLibrary } from '@/state/texts'
import { DocumentTag } from './status'

interface CardProps {
  readonly document: Document
  readonly checkedOn?: string
  /** The title stands above already. */
  readonly bare?: boolean
}

/** What a document is: title, number, issuer, dates, whether it still stands, how much of it is held. */
export function DocumentCard({ document, checkedOn, bare = false }: CardProps) {
  const library = useLibrary()
  const lines: readonly (readonly [string, string | null])[] = [
    ['文号', document.number],
    ['发布单位', document.issuer],
    ['发布日期', document.issuedOn],
    ['有效期', document.validity],
    ['收录', document.held === 'whole' ? '全文' : '只收录引用的句子'],
    ['最近核对', checkedOn ?? null],
  ]
  return (
    <Box className={bare ? 'document document--bare' : 'document'}>
      <Box className="document__head">
        <Txt className="document__title">{bare ? '文件状态' : document.title}</Txt>
        <DocumentTag document={document} />
      </Box>
      {lines.map(([label, value]) =>
        value === null || value === '' ? null : (
          <Box className="document__line" key={label}>
            <Txt className="document__label">{label}</Txt>
            <Txt className="document__value">{value}</Txt>
          </Box>
        ),
      )}
      {document.replacedBy && <Notice tone="warn">{successorText(library, document.replacedBy)}</Notice>}
    </Box>
  )
}
