import { useState } from 'react'
import type { Theme } from '../../../../shared/index'
import { Box, Heading, Para, Txt } from '@/components/dom/index'
import { Button, SwitchRow } from '@/components/controls/index'
import { Dropped } from '@/components/page/dropped'
import { Page } from '@/components/page/index'
import { engine, policyOf } from '@/services/engine'
import { goBack } from '@/services/navigate'
import { useStore } from '@/services/store'
import { rosterStore } from '@/state/account/saved'
import { accountStore } from '@/state/account/session'
import { stayWords } from '@/state/account/words'
import { update } from '@/state/app'
import type { Draft } from '@/state/draft'
import { themeOf } from '@/state/facts'

/** Before the whole check: its themes, all on. */
export function Start({ draft }: { draft: Draft }) {
  const [off, setOff] = useState<readonly string[]>([])
  const stays = stayWords(useStore(rosterStore), useStore(accountStore) !== null)
  const [basics, ...themes] = engine.bundle.themes
  return (
    <Page
      title="全部一起测"
      onBack={goBack}
      footer={
        <Button
          wide
          onTap={() => {
            update((old) => ({ ...old, skipped: off }))
          }}
        >
          开始答题
        </Button>
      }
    >
      <Dropped />
      <Heading level={1} className="page__title" focusKey="start">
        按主题问，不相关的不问
      </Heading>
      <Para className="page__lead">{`用不上的主题可以关掉。随时可以停，${stays}。`}</Para>
      <Box className="panel start__themes">
        {basics && (
          <Box className="row">
            <Box className="row__text">
              <Txt className="row__title">{basics.label}</Txt>
            </Box>
            <Txt className="row__value">{['先问几题', aboutOf(draft, basics)].filter(Boolean).join('，')}</Txt>
          </Box>
        )}
        {themes.map((theme) => (
          <SwitchRow
            key={theme.id}
            title={theme.label}
            value={aboutOf(draft, theme)}
            on={!off.includes(theme.id)}
            onTap={() => {
              setOff(off.includes(theme.id) ? off.filter((id) => id !== theme.id) : [...off, theme.id])
            }}
          />
        ))}
      </Box>
    </Page>
  )
}

function aboutOf(draft: Draft, theme: Theme): string | undefined {
  const count = draft.policies.filter((id) => {
    const policy = policyOf(id)
    return policy && themeOf(engine, policy) === theme.id
  }).length
  return count === 0 ? undefined : `${count} 项`
}
