import { Box, Para } from '@/components/dom/index'

/** What is printed wrongly, beside the text that keeps it. */
export function Misprints({ lines }: { lines: readonly string[] | undefined }) {
  if (!lines || lines.length === 0) return null
  return (
    <Box className="misprints">
      <Para className="misprints__title">原文如此，疑有误</Para>
      {lines.map((line) => (
        <Para key={line}>{line}</Para>
      ))}
    </Box>
  )
}
