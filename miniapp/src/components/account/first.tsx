import { useState } from 'react'
import { Asking } from './asking'
import { SaveSheet } from './save'

interface SaveFirstProps {
  /** Goes on, once the answers are saved or given up. */
  readonly onGo: () => void
  readonly onClose: () => void
}

/** Before other answers take the place of those that belong to no company. */
export function SaveFirst({ onGo, onClose }: SaveFirstProps) {
  const [isSaving, setSaving] = useState(false)
  if (isSaving) return <SaveSheet onSaved={onGo} onClose={onClose} />
  return (
    <Asking
      title="先保存现在的答案？"
      lines={['屏幕上的答案还没有保存成单位，换过去就没有了。']}
      action="先保存"
      isHarmful={false}
      onAction={() => {
        setSaving(true)
      }}
      other="不保存，直接换"
      onOther={() => {
        onClose()
        onGo()
      }}
      onClose={onClose}
    />
  )
}
