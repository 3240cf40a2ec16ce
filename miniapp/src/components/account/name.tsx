import { useState } from 'react'
import { MAX_NAME } from '../../../../shared/index'
import { Box, Field, Para, Sheet } from '@/components/dom/index'
import { Button } from '@/components/controls/index'

interface NameSheetProps {
  readonly title: string
  /** What happens with it, in one sentence. */
  readonly note: string
  readonly initial: string
  readonly action: string
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

/** Asks what a company is called. */
export function NameSheet({ title, note, initial, action, onName, onClose }: NameSheetProps) {
  const [name, setName] = useState(initial)
  const [isEmpty, setEmpty] = useState(false)
  const submit = () => {
    if (name.trim() === '') {
      setEmpty(true)
      return
    }
    onName(name)
    onClose()
  }
  return (
    <Sheet title={title} onClose={onClose}>
      <Field
        className="typed"
        id="company-name"
        kind="name"
        label="单位名称"
        placeholder="起个好认的名字"
        value={name}
        maxLength={MAX_NAME}
        invalid={isEmpty}
        describedBy="company-name-note"
        onChange={(value) => {
          setName(value)
          setEmpty(false)
        }}
        onSubmit={submit}
      />
      <Box id="company-name-note" live className={isEmpty ? 'typed__note typed__note--wrong' : 'typed__note'}>
        {isEmpty ? '请填写名称。' : <Para>{note}</Para>}
      </Box>
      <Button wide onTap={submit}>
        {action}
      </Button>
    </Sheet>
  )
}
