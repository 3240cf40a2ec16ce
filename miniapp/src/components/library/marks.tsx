import { useShareAppMessage } from '@tarojs/taro'
import { useState, type ReactNode } from 'react'
import { Box, ShareButton, Tap, Txt } from '@/components/dom/index'
import { url, type PageName } from '@/services/navigate'
import { copy, pageAddress, sharePicture, sharesByLink } from '@/services/share'
import { useStore } from '@/services/store'
import { favouritesStore, toggleFavourite } from '@/state/favourites'

interface MarksProps {
  readonly page: PageName
  readonly id: string
  readonly title: string
  /** Documents are not marked, only shared. */
  readonly canMark?: boolean
  /** More that can be done with this page alone. */
  readonly children?: ReactNode
}

/** What can be done with a page of the library: mark it, or pass it on. Only its title goes out, no figure. */
export function Marks({ page, id, title, canMark = true, children }: MarksProps) {
  const favourites = useStore(favouritesStore)
  const [said, setSaid] = useState('')
  const isMarked = favourites.includes(id)
  useShareAppMessage(() => ({ title, path: url(page, { id }), imageUrl: sharePicture }))
  const copyLink = () => {
    void copy(pageAddress()).then((copied) => {
      setSaid(copied ? '链接已复制，可以粘贴给别人' : '没能复制，请从地址栏复制链接')
    })
  }
  return (
    <Box className="marks">
      <Box className="marks__buttons">
        {canMark && (
          <Tap
            className={`chip${isMarked ? ' chip--on' : ''}`}
            pressed={isMarked}
            label={`收藏：${title}`}
            onTap={() => {
              toggleFavourite(id)
            }}
          >
            <Txt className="chip__label">{isMarked ? '已收藏' : '收藏'}</Txt>
          </Tap>
        )}
        {sharesByLink ? (
          <Tap className="chip" onTap={copyLink}>
            <Txt className="chip__label">复制链接</Txt>
          </Tap>
        ) : (
          <ShareButton className="chip">发给别人</ShareButton>
        )}
        {children}
      </Box>
      <Box className="marks__said" live>
        {said}
      </Box>
    </Box>
  )
}
