import type { Check } from '../../../../shared/index'
import { Box, Item, List, Para, Tap, Txt } from '@/components/dom/index'
import { Button } from '@/components/controls/index'
import { engine } from '@/services/engine'
import { wholeCheck } from '@/state/draft'

const { checks } = engine.bundle
const everything = wholeCheck(engine)

/** What can be checked: one subject at a time, or everything. */
export function Checks({ onStart }: { onStart: (check: Check) => void }) {
  return (
    <>
      <List className="stack">
        {checks
          .filter((check) => check !== everything)
          .map((check) => (
            <Item key={check.id}>
              <Tap
                className="entry-card"
                onTap={() => {
                  onStart(check)
                }}
              >
                <Box className="entry-card__text">
                  <Txt className="entry-card__title">{check.title}</Txt>
                  <Txt className="entry-card__hint">{check.subtitle}</Txt>
                </Box>
                <Box className="row__arrow" decorative />
              </Tap>
            </Item>
          ))}
      </List>
      {everything && (
        <Box className="home__all">
          <Button
            wide
            onTap={() => {
              onStart(everything)
            }}
          >
            {everything.title}
          </Button>
          <Para className="home__all-note">{`${everything.policies.length} 项政策，按主题问`}</Para>
        </Box>
      )}
    </>
  )
}
