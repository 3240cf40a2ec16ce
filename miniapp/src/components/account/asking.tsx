import { Box, Para, Sheet } from '@/components/dom/index'
import { Button } from '@/components/controls/index'

interface AskingProps {
  readonly title: string
  readonly lines: readonly string[]
  /** What was tried and did not work. */
  readonly problem?: string
  readonly action: string
  /** It takes something away. */
  readonly isHarmful?: boolean
  readonly onAction: () => void
  readonly other?: string
  readonly onOther?: () => void
  readonly onClose: () => void
}

/** Asks before something is done that cannot be undone. */
export function Asking(props: AskingProps) {
  const { title, lines, problem = '', action, isHarmful = true, onAction, other = '取消', onOther, onClose } = props
  return (
    <Sheet title={title} onClose={onClose}>
      {lines.map((line) => (
        <Para className="asking__line" key={line}>
          {line}
        </Para>
      ))}
      <Box live className="asking__problem">
        {problem}
      </Box>
      <Box className="asking__buttons">
        <Button kind={isHarmful ? 'harmful' : 'primary'} wide onTap={onAction}>
          {action}
        </Button>
        <Button kind="secondary" wide onTap={onOther ?? onClose}>
          {other}
        </Button>
      </Box>
    </Sheet>
  )
}
