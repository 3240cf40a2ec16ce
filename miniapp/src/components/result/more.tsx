import { useState, type ReactNode } from 'react'
import { Box } from '@/components/dom/index'
import { Button } from '@/components/controls/index'

interface MoreProps<T> {
  readonly items: readonly T[]
  /** How many are shown at once. */
  readonly step: number
  readonly children: (shown: readonly T[]) => ReactNode
}

/** A long list a part at a time. */
export function More<T>({ items, step, children }: MoreProps<T>) {
  const [count, setCount] = useState(step)
  const left = items.length - count
  return (
    <>
      {children(items.slice(0, count))}
      {left > 0 && (
        <Box className="more">
          <Button
            kind="secondary"
            wide
            onTap={() => {
              setCount(count + Math.max(step, 10))
            }}
          >
            {`再看 ${Math.min(left, Math.max(step, 10))} 项`}
          </Button>
        </Box>
      )}
    </>
  )
}
