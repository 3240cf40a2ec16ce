import { Box, Item, List, Para, Sheet } from '@/components/dom/index'
import { Button } from '@/components/controls/index'
import { draftStore, forget, settingsStore } from '@/state/app'
import { favouritesStore } from '@/state/favourites'
import { useStore } from '@/state/store'

/** What is kept on this phone, and the way to remove it. */
export function Stored({ onClose }: { onClose: () => void }) {
  const draft = useStore(draftStore)
  const { large } = useStore(settingsStore)
  const favourites = useStore(favouritesStore)
  const answered = Object.keys(draft.answers).length
  const kept = [
    ...(answered > 0 ? [`${answered} 题的答案`] : []),
    ...(draft.policies.length > 0 ? [`税费年度：${draft.year} 年`, '填到哪一题'] : []),
    ...(favourites.length > 0 ? [`${favourites.length} 项收藏`] : []),
    ...(large === null ? [] : [`大字模式：${large ? '开' : '关'}`]),
  ]
  return (
    <Sheet title="这台手机上存了什么" onClose={onClose}>
      <Box className="stored">
        {kept.length === 0 ? (
          <Para>什么都没存。开始答题后，答案会存在这台手机上，方便下次接着填。</Para>
        ) : (
          <List className="stored__list">
            {kept.map((line) => (
              <Item className="stored__one" key={line}>
                {line}
              </Item>
            ))}
          </List>
        )}
        <Para className="stored__note">
          不用登录，也不收集姓名、电话。计算在手机上完成；只有服务器上的规则更新了，才会把答案发去重新计算一次，算完不保存。
        </Para>
        {kept.length > 0 && (
          <Button
            kind="secondary"
            onTap={() => {
              forget()
              onClose()
            }}
          >
            全部清除
          </Button>
        )}
      </Box>
    </Sheet>
  )
}
