import { useState } from 'react'
import { Box, Item, List, Sheet } from '@/components/dom/index'
import { Link, Notice } from '@/components/controls/index'
import type { RuledOut } from '@/state/knockout'

/** What the last answer ruled out; the names behind a tap while there are many. */
export function News({ news }: { news: readonly RuledOut[] }) {
  const [isOpen, setOpen] = useState(false)
  const titles = news.flatMap((one) => one.titles)
  if (news.length === 0) return null
  return (
    <Box className="ask__news">
      <Notice tone="plain" live>
        {news.map(({ text }) => (
          <Box key={text}>{text}</Box>
        ))}
        {titles.length > 0 && (
          <Link
            onTap={() => {
              setOpen(true)
            }}
          >
            看是哪些
          </Link>
        )}
      </Notice>
      {isOpen && (
        <Sheet
          title={`不相关的 ${titles.length} 项`}
          onClose={() => {
            setOpen(false)
          }}
        >
          <List className="ask__titles">
            {titles.map((title) => (
              <Item key={title}>{title}</Item>
            ))}
          </List>
        </Sheet>
      )}
    </Box>
  )
}
