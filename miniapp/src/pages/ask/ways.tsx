import { Button } from '@/components/controls/index'
import { open } from '@/services/navigate'

interface WaysProps {
  /** Null at the first question. */
  readonly onPrevious: (() => void) | null
  /** Null while the question has no answer that could stay. */
  readonly onKeep: (() => void) | null
}

/** The ways on from a question without answering it. */
export function Ways({ onPrevious, onKeep }: WaysProps) {
  return (
    <>
      {onPrevious && (
        <Button kind="quiet" wide onTap={onPrevious}>
          上一题
        </Button>
      )}
      {onKeep ? (
        <Button kind="secondary" wide onTap={onKeep}>
          不改，下一题
        </Button>
      ) : (
        <Button
          kind="quiet"
          wide
          onTap={() => {
            open('result')
          }}
        >
          先看结果
        </Button>
      )}
    </>
  )
}
