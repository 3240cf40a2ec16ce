import { Box, Para, Sheet, Tap } from '@/components/dom/index'
import { today } from '@/services/clock'
import { engine } from '@/services/engine'
import { thisYear } from '@/state/app'
import { yearsOf } from '@/state/draft'

export function yearLabel(year: number): string {
  return year === thisYear() ? `${year} 年（今年）` : `${year} 年`
}

interface YearSheetProps {
  readonly year: number
  readonly onChoose: (year: number) => void
  readonly onClose: () => void
}

/** Asks by the rules of which year to compute. */
export function YearSheet({ year, onChoose, onClose }: YearSheetProps) {
  return (
    <Sheet title="税费年度" onClose={onClose}>
      <Para className="home__sheet-note">按这一年的规定计算。已经填的答案会保留，请核对是不是这一年的数。</Para>
      <Box className="years">
        {yearsOf(engine, today()).map((one) => (
          <Tap
            key={one}
            className={`years__one${one === year ? ' years__one--on' : ''}`}
            pressed={one === year}
            onTap={() => {
              onChoose(one)
            }}
          >
            {yearLabel(one)}
          </Tap>
        ))}
      </Box>
    </Sheet>
  )
}
