import { Box } from '@/components/dom/index'
import { Link, Notice } from '@/components/controls/index'
import { useStore } from '@/services/store'
import { droppedAnswers } from '@/state/app'

/** Says which answers could not be kept, until it is read. */
export function Dropped() {
  const labels = useStore(droppedAnswers)
  if (labels.length === 0) return null
  return (
    <Box className="page__notice">
      <Notice tone="warn" title="有答案需要重新填" live>
        <Box>{`${labels.join('、')}：和现在的规则或别的答案对不上，已清空。其他答案都还在。`}</Box>
        <Link
          onTap={() => {
            droppedAnswers.set([])
          }}
        >
          知道了
        </Link>
      </Notice>
    </Box>
  )
}
