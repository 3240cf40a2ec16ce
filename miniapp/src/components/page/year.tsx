import { Box, Para, Sheet, Tap } from '@/components/dom/index'
import { today } from '@/services/clock'
import { engine } from '@/services/engine'
import { draftStore, thisYear, update } from '@/state/app'
import { inYear, yearsOf } from '@/state/draft'
import { useStore } from '@/services/store'

export function yearLabel(year: number): string {
  return year === thisYear() ? `${year} 年（今年）` : `${year} 年`
}

/** Asks for the tax year; the answers stay. */
export function YearSheet({ onClose }: { onClose: () => void }) {
  const { year } = useStore(draftStore)
  return (
    <Sheet title="税费年度" onClose={onClose}>
      <Para className="years__note">按这一年的规定计算。已经填的答案会保留，请核对是不是这一年的数。</Para>
      <Box className="years">
        {yearsOf(engine, today()).map((one) => (
          <Tap
            key={one}
            className={`years__one${one === year ? ' years__one--on' : ''}`}
            pressed={one === year}
            onTap={() => {
              update((old) => inYear(old, one))
              onClose()
            }}
          >
            {yearLabel(one)}
          </Tap>
        ))}
      </Box>
    </Sheet>
  )
}
