import { usePageScroll, useReady, useRouter } from '@tarojs/taro'
import { useEffect, useMemo, useState } from 'react'
import { isLocal, type Library } from '../../../../../shared/index'
import { Box, Field, Heading, Item, List, Sheet, Tap } from '@/components/dom/index'
import { Link, Row } from '@/components/controls/index'
import { TextsMissing } from '@/components/law/missing'
import { FilterBar, FilterSheet } from '@/components/library/filters'
import { Page } from '@/components/page/index'
import { safe } from '@/components/page/safe'
import { scrollTo } from '@/services/appearance'
import { today } from '@/services/clock'
import { engine } from '@/services/engine'
import { open } from '@/services/navigate'
import { useStore } from '@/services/store'
import { browse, choicesOf, type FilterName } from '@/state/browse'
import { browsingStore, PAGE_SIZE, placeStore, START, type Filters } from '@/state/browsing'
import { favouritesStore } from '@/state/favourites'
import { shelfOf } from '@/state/shelf'
import { useTexts } from '@/state/texts'
import { Found, NoFavourites, NothingFound, showEverything } from './found'

export default safe(Policies)

/** The library: everything there is, found by words and filters. */
function Policies() {
  const texts = useTexts()
  const [sheet, setSheet] = useState<FilterName | 'documents' | null>(null)
  const { q, document, favourite } = useRouter().params
  useEffect(() => {
    // A link names its own search; without one the place is as it was left.
    if (q === undefined && document === undefined && favourite === undefined) return
    browsingStore.set({
      ...START,
      query: decodeURIComponent(q ?? ''),
      filters: { document, favourite: favourite === undefined ? undefined : true },
    })
    placeStore.set(0)
  }, [q, document, favourite])
  const close = () => {
    setSheet(null)
  }
  if (texts === null || texts === 'failed') {
    return (
      <Page title="政策库">
        <Heading level={1} className="page__title">
          政策库
        </Heading>
        <Box className="section">
          <TextsMissing />
        </Box>
      </Page>
    )
  }
  return (
    <Page
      title="政策库"
      overlay={
        sheet === 'documents' ? (
          <Documents library={texts} onClose={close} />
        ) : (
          sheet !== null && <Choosing name={sheet} library={texts} onClose={close} />
        )
      }
    >
      <Shelves library={texts} onSheet={setSheet} />
    </Page>
  )
}

const useShelf = (library: Library) => useMemo(() => shelfOf(engine, library, today()), [library])

function setFilters(change: Filters): void {
  const old = browsingStore.get()
  browsingStore.set({ ...old, filters: { ...old.filters, ...change }, shown: PAGE_SIZE })
}

interface ShelvesProps {
  readonly library: Library
  readonly onSheet: (name: FilterName | 'documents') => void
}

function Shelves({ library, onSheet }: ShelvesProps) {
  const browsing = useStore(browsingStore)
  const favourites = useStore(favouritesStore)
  const shelf = useShelf(library)
  const on = today()
  const { query, filters, shown } = browsing
  const found = useMemo(() => browse(shelf, browsing, favourites, on), [shelf, browsing, favourites, on])
  const isFiltered = Object.values(filters).some((value) => value !== undefined)
  const isNarrowed = query !== '' || isFiltered
  usePageScroll(({ scrollTop }) => {
    placeStore.set(scrollTop)
  })
  useReady(() => {
    scrollTo(placeStore.get())
  })
  return (
    <>
      <Heading level={1} className="page__title">
        政策库
      </Heading>
      <Box className="search">
        <Field
          className="search__field"
          id="search"
          kind="search"
          label="搜政策"
          placeholder="搜名称、条文、首字母"
          value={query}
          onChange={(value) => {
            browsingStore.set({ ...browsingStore.get(), query: value, shown: PAGE_SIZE })
          }}
        />
      </Box>
      <FilterBar
        filters={filters}
        library={library}
        favourites={favourites.length}
        onOpen={onSheet}
        onFavourite={() => {
          setFilters({ favourite: filters.favourite ? undefined : true })
        }}
      />
      <Box className="found">
        <Box className="found__count" live>
          {isNarrowed ? `找到 ${found.length} 项` : `共 ${found.length} 项`}
        </Box>
        {isNarrowed ? (
          <Link onTap={showEverything}>{isFiltered ? '清除筛选' : '看全部'}</Link>
        ) : (
          <Link
            onTap={() => {
              onSheet('documents')
            }}
          >
            按文件看目录
          </Link>
        )}
      </Box>
      {filters.document !== undefined && (
        <Box className="panel found__document">
          <Row
            title="看这份文件的目录"
            onTap={() => {
              open('document', { id: filters.document ?? '' })
            }}
          />
        </Box>
      )}
      {filters.favourite && favourites.length === 0 ? (
        <NoFavourites />
      ) : found.length === 0 ? (
        <NothingFound advice={advice(query, isFiltered)} />
      ) : (
        <Found found={found} shown={shown} query={query} on={on} />
      )}
    </>
  )
}

/** What may find something after all. */
function advice(query: string, isFiltered: boolean): string {
  const fewer = isFiltered ? '少选几个筛选条件' : ''
  if (query === '') return `${fewer}试试。`
  const isLatin = /^[a-z0-9\s]+$/i.test(query)
  const other = [isLatin ? '换成汉字' : '换个说法', ...(isFiltered ? [fewer] : [])].join('，或')
  return isLatin ? `${other}试试。` : `${other}。也可以只打拼音首字母。`
}

function Choosing({ name, library, onClose }: { name: FilterName; library: Library; onClose: () => void }) {
  const browsing = useStore(browsingStore)
  const shelf = useShelf(library)
  return (
    <FilterSheet
      name={name}
      choices={choicesOf(name, shelf, library, browsing, favouritesStore.get(), today())}
      chosen={browsing.filters[name]}
      onClose={onClose}
      onChoose={(id) => {
        setFilters({ [name]: id })
        onClose()
      }}
    />
  )
}

/** Every document: the local ones first, then what their policies rest on. */
function Documents({ library, onClose }: { library: Library; onClose: () => void }) {
  const { documents } = library.data
  const groups = [
    { title: '本市的五份文件', of: documents.filter(({ id }) => isLocal(id)) },
    { title: '计算依据的文件', of: documents.filter(({ id }) => !isLocal(id)) },
  ]
  return (
    <Sheet title="按文件看目录" onClose={onClose}>
      {groups.map((group) => (
        <Box key={group.title}>
          <Heading level={3} className="sheet-group">
            {group.title}
          </Heading>
          <List>
            {group.of.map((document) => (
              <Item key={document.id}>
                <Tap
                  className="choice-row"
                  onTap={() => {
                    onClose()
                    open('document', { id: document.id })
                  }}
                >
                  {document.title}
                </Tap>
              </Item>
            ))}
          </List>
        </Box>
      ))}
    </Sheet>
  )
}
