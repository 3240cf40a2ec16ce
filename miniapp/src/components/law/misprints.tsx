import { Box, Para } from '@/components/dom/index'

/** What is printed wrongly, beside the text that keeps it. */
export function Misprints({ lines }: { lines: readonly string[] | undefined }) {
  if (!lines || lines.length === 0) return null
  return (
    <Box className="misprints">
      {lines.map((line) => (
        <Para key={line}>{`原文如此，疑有误：${line}`}</Para>
      ))}
    </Box>
  )
}
