import type { Total } from '../../../../shared/index'
import { Box, Heading, Item, List, Para, Tap, Txt } from '@/components/dom/index'
import { Tag, type Tone } from '@/components/controls/index'
import { engine } from '@/services/engine'
import { open } from '@/services/navigate'
import { changesBetween, lastBefore, type Kept, type KeptChange } from '@/state/account/kept'
import { countsIn, pastTotals, wonIn } from '@/state/account/past'
import { KIND_LABELS } from '@/state/labels'
import { moneyWords } from '@/state/wording'

/** Results over time, the newest first, each with what has changed since the last one of its year. */
export function History({ kept }: { kept: readonly Kept[] }) {
  return (
    <Box className="stack">
      {kept.map((one) => (
        <Entry key={`${one.keptOn} ${one.on}`} kept={one} before={lastBefore(kept, one)} />
      ))}
    </Box>
  )
}

function Entry({ kept, before }: { kept: Kept; before: Kept | undefined }) {
  const changes = before ? changesBetween(before, kept).filter(({ policy }) => countsIn(engine, policy)) : []
  return (
    <Box className="past">
      <Heading level={3} className="past__day">
        {kept.keptOn}
      </Heading>
      <Para className="past__line">{`按 ${kept.on.slice(0, 4)} 年度的规定，${wonIn(engine, kept).length} 项可享受`}</Para>
      {pastTotals(engine, kept).map((total) => (
        <Box className="past__total" key={total.kind}>
          <Txt className="past__kind">{KIND_LABELS[total.kind]}</Txt>
          <Txt className="past__amount">{words(total)}</Txt>
        </Box>
      ))}
      {before && (
        <Para className="past__line past__since">
          {`${before.bundle === kept.bundle ? '' : '规定有更新，'}${changes.length > 0 ? '和同一年度的上一次比：' : '和同一年度的上一次一样。'}`}
        </Para>
      )}
      {changes.length > 0 && (
        <List className="past__changes">
          {changes.map((change) => (
            <Item key={change.policy}>
              <Change change={change} />
            </Item>
          ))}
        </List>
      )}
    </Box>
  )
}

const CHANGES: Readonly<Record<KeptChange['change'], { readonly label: string; readonly tone: Tone }>> = {
  won: { label: '新增', tone: 'good' },
  lost: { label: '没有了', tone: 'bad' },
  open: { label: '还不能确定', tone: 'warn' },
  up: { label: '多了', tone: 'good' },
  down: { label: '少了', tone: 'warn' },
}

function Change({ change: { policy, change, was, is } }: { change: KeptChange }) {
  const { label, tone } = CHANGES[change]
  const known = engine.policies.get(policy)
  const hint = [was, is].flatMap((money) => (money ? [words(money)] : [])).join(' → ')
  const line = (
    <>
      <Box className="row__text">
        <Txt className="row__title">{known?.title ?? '一项已经没有的政策'}</Txt>
        {hint !== '' && <Txt className="row__hint">{hint}</Txt>}
      </Box>
      <Tag tone={tone}>{label}</Tag>
    </>
  )
  if (!known) return <Box className="row past__change">{line}</Box>
  return (
    <Tap
      className="row past__change"
      onTap={() => {
        open('policy', { id: policy })
      }}
    >
      {line}
    </Tap>
  )
}

const words = (total: Total): string => moneyWords(total).text
