import { useState } from 'react'
import type { PolicyResult } from '../../../../shared/index'
import { Box, Field, Para, Tap } from '@/components/dom/index'
import { VerdictTag } from '@/components/law/status'
import { engine } from '@/services/engine'
import { draftDay } from '@/state/app'
import type { Draft } from '@/state/draft'
import { whyNot } from '@/state/reasons'
import { find, themesOf } from '@/state/search'
import { EstimateTag } from './estimates'
import { More } from './more'
import { PolicyRows } from './rows'

/** Fewer than these need no search. */
const MANY = 8
const AT_ONCE = 20

interface FinderProps {
  /** Tells the lists of one page apart. */
  readonly id: string
  readonly results: readonly PolicyResult[]
  readonly draft: Draft
}

/** A long list of policies that do not apply: by theme, by words, each with its reason. */
export function Finder({ id, results, draft }: FinderProps) {
  const [words, setWords] = useState('')
  const [theme, setTheme] = useState<string | null>(null)
  const named = find(engine, results, words, null)
  const found = find(engine, named, '', theme)
  const on = draftDay(draft)
  const themes = themesOf(engine, named)
  return (
    <Box className="finder">
      {results.length > MANY && (
        <>
          <Box className="figure">
            <Field
              className="figure__input"
              id={`find-${id}`}
              label="按名称查找"
              placeholder="按名称查找"
              kind="search"
              value={words}
              onChange={setWords}
            />
          </Box>
          <Box className="chips" groupLabel="按主题">
            <Chip
              label={`全部 ${named.length}`}
              on={theme === null}
              onTap={() => {
                setTheme(null)
              }}
            />
            {themes.map(({ theme: one, count }) => (
              <Chip
                key={one.id}
                label={`${one.label} ${count}`}
                on={theme === one.id}
                onTap={() => {
                  setTheme(theme === one.id ? null : one.id)
                }}
              />
            ))}
          </Box>
        </>
      )}
      {found.length === 0 ? (
        <Para className="fine">没有找到。换一个词或主题试试。</Para>
      ) : (
        <More key={`${theme ?? ''} ${words}`} items={found} step={AT_ONCE}>
          {(shown) => (
            <PolicyRows
              results={shown}
              hintOf={(result) => hintOf(result, draft, on)}
              tagOf={(result) =>
                result.verdict === 'not-in-force' || result.status === 'draft' ? (
                  <VerdictTag result={result} />
                ) : (
                  <EstimateTag policy={result.policy} draft={draft} />
                )
              }
            />
          )}
        </More>
      )}
    </Box>
  )
}

function hintOf({ policy, verdict }: PolicyResult, draft: Draft, on: string): string {
  if (verdict === 'not-in-force') return policy.summary
  return whyNot(engine, draft.answers, on, policy.id) ?? '按现在的答案，不符合条件'
}

function Chip({ label, on, onTap }: { label: string; on: boolean; onTap: () => void }) {
  return (
    <Tap className={`chips__one${on ? ' chips__one--on' : ''}`} pressed={on} onTap={onTap}>
      {label}
    </Tap>
  )
}
