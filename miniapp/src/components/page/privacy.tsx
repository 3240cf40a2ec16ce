import { Button as WechatButton } from '@tarojs/components'
import { Box, Para, Sheet } from '@/components/dom/index'
import { Button, Link } from '@/components/controls/index'
import { openContract } from '@/services/contract'
import { agree, AGREE_BUTTON, disagree, privacyStore } from '@/services/privacy'
import { useStore } from '@/services/store'

/** Asks before WeChat hands out anything private; whatever was asked for goes on, or fails, with the answer. */
export function PrivacySheet() {
  const waiting = useStore(privacyStore)
  if (waiting.length === 0) return null
  return (
    <Sheet title="用之前请先看一下" onClose={disagree}>
      <Para>这一步要用到手机的功能，例如日历或剪贴板。只在您点的时候用，不读取别的内容。</Para>
      {openContract && <Link onTap={openContract}>看《用户隐私保护指引》</Link>}
      <Box className="privacy__buttons">
        <Button kind="secondary" wide onTap={disagree}>
          不同意
        </Button>
        <WechatButton
          className="tap button button--primary button--wide share"
          id={AGREE_BUTTON}
          openType="agreePrivacyAuthorization"
          hoverClass="tap--down"
          onAgreePrivacyAuthorization={agree}
        >
          同意
        </WechatButton>
      </Box>
    </Sheet>
  )
}
