import { Box, Para } from '@/components/dom/index'
import type { Conditions as All } from '@/state/conditions'
import { Condition } from './condition'

const ONE_WILL_DO = '满足其中一种即可'

/** Whether nothing but the frame around them would say that they must hold together. */
const takesSeveral = (all: All): boolean => all.length > 1

/** Conditions one below the other; alternatives stand together, each with all it takes. */
export function Conditions({ all, checkedOn }: { all: All; checkedOn: string }) {
  return (
    <>
      {all.map((one, index) =>
        'oneOf' in one ? (
          <Box className="one-of" groupLabel={ONE_WILL_DO} key={index}>
            <Para className="one-of__title">{ONE_WILL_DO}</Para>
            {one.oneOf.map((alternative, number) => (
              <Box className="one-of__one" groupLabel={`第 ${number + 1} 种`} key={number}>
                {one.oneOf.some(takesSeveral) && (
                  <Para className="one-of__which">
                    {`第 ${number + 1} 种${takesSeveral(alternative) ? '：下面都要满足' : ''}`}
                  </Para>
                )}
                <Conditions all={alternative} checkedOn={checkedOn} />
              </Box>
            ))}
          </Box>
        ) : (
          <Condition key={index} row={one} checkedOn={checkedOn} />
        ),
      )}
    </>
  )
}
