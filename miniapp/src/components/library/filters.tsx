import type { Document, Library } from '../../../../shared/index'
import { Box, Item, List, Sheet, Tap, Txt } from '@/components/dom/index'
import type { Choice, FilterName } from '@/state/browse'
import type { Filters } from '@/state/browsing'
import { BENEFIT_LABELS, STANDING_LABELS } from '@/state/labels'
import { AMOUNT_RANGES } from '@/state/shelf'
import { shortTitle } from './entry'

const FILTERS: readonly { readonly id: FilterName; readonly label: string }[] = [
  { id: 'benefit', label: '好处' },
  { id: 'audience', label: '给谁' },
  { id: 'status', label: '状态' },
  { id: 'amount', label: '金额' },
  { id: 'document', label: '文件' },
  { id: 'department', label: '部门' },
]

interface BarProps {
  readonly filters: Filters
  readonly library: Library
  readonly favourites: number
  readonly onOpen: (name: FilterName) => void
  readonly onFavourite: () => void
}

/** The filters side by side; one that is set says to what. */
export function FilterBar({ filters, library, favourites, onOpen, onFavourite }: BarProps) {
  return (
    <Box className="filters" groupLabel="筛选">
      {FILTERS.map(({ id, label }) => {
        const chosen = chosenLabel(id, filters, library)
        return (
          <Tap
            key={id}
            className={`chip${chosen === null ? '' : ' chip--on'}`}
            pressed={chosen !== null}
            label={chosen === null ? `按${label}筛选` : `${label}：${chosen}`}
            onTap={() => {
              onOpen(id)
            }}
          >
            <Txt className="chip__label">{chosen ?? label}</Txt>
            <Box className="chip__arrow" decorative />
          </Tap>
        )
      })}
      {(favourites > 0 || filters.favourite) && (
        <Tap
          className={`chip${filters.favourite ? ' chip--on' : ''}`}
          pressed={filters.favourite === true}
          onTap={onFavourite}
        >
          <Txt className="chip__label">{`收藏 ${favourites}`}</Txt>
        </Tap>
      )}
    </Box>
  )
}

function chosenLabel(name: FilterName, filters: Filters, { data, documents }: Library): string | null {
  switch (name) {
    case 'document':
      return filters.document === undefined ? null : nameOf(documents.get(filters.document), filters.document)
    case 'audience':
      return data.audiences.find(({ id }) => id === filters.audience)?.label ?? filters.audience ?? null
    case 'benefit':
      return filters.benefit === undefined ? null : BENEFIT_LABELS[filters.benefit]
    case 'status':
      return filters.status === undefined ? null : STANDING_LABELS[filters.status]
    case 'amount':
      return filters.amount === undefined ? null : AMOUNT_RANGES[filters.amount].label
    case 'department':
      return filters.department ?? null
  }
}

function nameOf(document: Document | undefined, id: string): string {
  return document ? shortTitle(document) : id
}

interface SheetProps {
  readonly name: FilterName
  readonly choices: readonly Choice[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string | undefined) => void
  readonly onClose: () => void
}

/** What one filter can be set to, each with how many it leaves. */
export function FilterSheet({ name, choices, chosen, onChoose, onClose }: SheetProps) {
  const title = FILTERS.find(({ id }) => id === name)?.label ?? ''
  const all = [{ id: undefined, label: '不限', count: null }, ...choices] as const
  return (
    <Sheet title={title} onClose={onClose}>
      <List>
        {all.map(({ id, label, count }) => (
          <Item key={id ?? ''}>
            <Tap
              className={`choice-row${id === chosen ? ' choice-row--on' : ''}`}
              pressed={id === chosen}
              onTap={() => {
                onChoose(id)
              }}
            >
              <Txt className="choice-row__label">{label}</Txt>
              {count !== null && <Txt className="choice-row__count">{`${count} 项`}</Txt>}
            </Tap>
          </Item>
        ))}
      </List>
    </Sheet>
  )
}
