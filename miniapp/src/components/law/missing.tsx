import { Box, Txt } from '@/components/dom/index'
import { Link } from '@/components/controls/index'
import { fetchTexts, textsStore } from '@/services/library'
import { useStore } from '@/services/store'

/** At the top of a page that quotes the law in many places: says once that no text could be had. */
export function TextsFailed() {
  return useStore(textsStore) === 'failed' ? (
    <Box className="section">
      <TextsMissing />
    </Box>
  ) : null
}

/** In the place of a text of law that is not here yet, or could not be had. */
export function TextsMissing({ about }: { about?: string | undefined }) {
  // Asks for nothing by itself: shown only once they have failed, it would ask for ever.
  const texts = useStore(textsStore)
  return (
    <Box className="quote quote--missing" live>
      {about !== undefined && <Txt className="quote__about">{about}</Txt>}
      {texts === 'failed' ? (
        <>
          <Txt className="quote__source">没有取到条文，可能是网络断了。</Txt>
          <Link onTap={fetchTexts}>再取一次</Link>
        </>
      ) : (
        <Txt className="quote__source">正在取条文…</Txt>
      )}
    </Box>
  )
}
