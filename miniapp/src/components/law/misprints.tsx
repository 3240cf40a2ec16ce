import { Box, Para } from '@/components/dom/index'

interface MisprintsProps {
  readonly lines: readonly string[] | undefined
  readonly title?: string
}

/** What is printed wrongly, beside the text that keeps it. */
export function Misprints({ lines, title = '原文如此，疑有误' }: MisprintsProps) {
  if (!lines || lines.length === 0) return null
  return (
    <Box className="misprints">
      <Para className="misprints__title">{title}</Para>
      {lines.map((line) => (
        <Para key={line}>{line}</Para>
      ))}
    </Box>
  )
}
