import { Box } from '@/components/dom/index'
import { Link, Notice } from '@/components/controls/index'
import { useStore } from '@/services/store'
import { keepOnServer } from '@/state/account/companies'
import { accountLost } from '@/state/account/session'

/** The server has nothing of this phone any more: erased or shut out by the owner elsewhere, or unused for too long. */
export function Lost() {
  if (!useStore(accountLost)) return null
  return (
    <Box className="page__notice">
      <Notice tone="warn" title="单位不再存到服务器" live>
        <Box>在另一台设备上删除了数据、退出了所有设备，或者太久没有用。这里的单位都还在，只存在这台手机上。</Box>
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
