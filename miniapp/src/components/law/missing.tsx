import { Box, Txt } from '@/components/dom/index'
import { Link } from '@/components/controls/index'
import { fetchTexts } from '@/services/library'
import { useTexts } from '@/state/texts'

/** In the place of a text of law that is not here yet, or could not be had. */
export function TextsMissing({ about }: { about?: string | undefined }) {
  const texts = useTexts()
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
