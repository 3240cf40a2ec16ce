import type { Entry } from '../../../../../shared/index'
import { Box, Item, List, Para } from '@/components/dom/index'
import { Button, Link } from '@/components/controls/index'
import { EntryRow } from '@/components/library/entry'
import { browsingStore, PAGE_SIZE, START } from '@/state/browsing'

export function showEverything(): void {
  browsingStore.set(START)
}

/** Nothing was marked, and only what is marked was asked for. */
export function NoFavourites() {
  return (
    <Box className="panel nothing">
      <Para className="nothing__title">还没有收藏</Para>
      <Para className="nothing__text">在政策或条文页点“收藏”，就会列在这里。</Para>
      <Link onTap={showEverything}>看全部政策</Link>
    </Box>
  )
}

/** `advice`: what may help. */
export function NothingFound({ advice }: { advice: string }) {
  return (
    <Box className="panel nothing">
      <Para className="nothing__title">没有找到</Para>
      <Para className="nothing__text">{advice}</Para>
    </Box>
  )
}

interface FoundProps {
  readonly found: readonly Entry[]
  /** How many of them are unrolled. */
  readonly shown: number
  readonly query: string
  readonly on: string
}

/** What was found, as far as it is unrolled. */
export function Found({ found, shown, query, on }: FoundProps) {
  return (
    <>
      <List className="panel entries">
        {found.slice(0, shown).map((entry) => (
          <Item key={entry.id}>
            <EntryRow entry={entry} query={query} on={on} />
          </Item>
        ))}
      </List>
      {found.length > shown && (
        <Box className="section">
          <Button
            kind="secondary"
            wide
            onTap={() => {
              browsingStore.set({ ...browsingStore.get(), shown: shown + PAGE_SIZE })
            }}
          >
            {`再看 ${Math.min(PAGE_SIZE, found.length - shown)} 项`}
          </Button>
        </Box>
      )}
    </>
  )
}
