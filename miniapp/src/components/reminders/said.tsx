import { Box, Txt } from '@/components/dom/index'
import { Link } from '@/components/controls/index'
import { openSettings } from '@/services/calendar'
import type { Reaction } from '@/services/reactions'

/** What became of a tap; with the way to the settings where those would help. */
export function Said({ reaction }: { reaction: Reaction | null }) {
  return (
    <Box className="said" live>
      {reaction && <Txt className="said__text">{reaction.text}</Txt>}
      {reaction?.settings && <Link onTap={openSettings}>去设置</Link>}
    </Box>
  )
}
