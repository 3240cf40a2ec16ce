import { Box } from '@/components/dom/index'
import { Link, Notice } from '@/components/controls/index'
import { keepOnServer } from '@/state/account/companies'
import { accountLost } from '@/state/account/session'
import { useStore } from '@/state/store'

/** The server has nothing of this phone any more: the owner erased it elsewhere, or it was unused for too long. */
export function Lost() {
  if (!useStore(accountLost)) return null
  return (
    <Box className="page__notice">
      <Notice tone="warn" title="服务器上的数据已经删除" live>
        <Box>在另一台设备上删除了，或者太久没有用。这台手机上的单位都还在，以后只存在这台手机上。</Box>
        <Box className="notice__links">
          <Link onTap={keepOnServer}>重新保存</Link>
          <Link
            onTap={() => {
              accountLost.set(false)
            }}
          >
            知道了
          </Link>
        </Box>
      </Notice>
    </Box>
  )
}
