import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { Box } from '@/components/dom/index'
import { Notice } from '@/components/controls/index'
import { useStore } from '@/services/store'
import { saidStore } from '@/state/account/said'

/** Says what was just done on a page that has closed, until this one is left. */
export function Said() {
  const said = useStore(saidStore)
  const isShown = useRef(true)
  useDidShow(() => {
    isShown.current = true
  })
  useDidHide(() => {
    isShown.current = false
    saidStore.set('')
  })
  // In a browser a tab is unloaded without being hidden. One below another page leaves the word to what comes next.
  useEffect(
    () => () => {
      if (isShown.current) saidStore.set('')
    },
    [],
  )
  if (said === '') return null
  return (
    <Box className="page__notice">
      <Notice tone="good" live>
        {said}
      </Notice>
    </Box>
  )
}
