import { useState } from 'react'
import { MAX_COMPANIES } from '../../../../shared/index'
import { Sheet, Para } from '@/components/dom/index'
import { hasServer } from '@/services/http'
import { useStore } from '@/services/store'
import { newCompany, saveAsCompany } from '@/state/account/companies'
import { rosterStore } from '@/state/account/saved'
import { COMPANY_PAGE } from '@/state/account/words'
import { NameSheet } from './name'

const NOTE = hasServer
  ? '名称和答案会存到服务器，换手机也能接着用。只有您的设备能打开，随时可以删除。'
  : '名称和答案存在这台手机上，随时可以删除。'

interface SaveSheetProps {
  /** Save what is on the screen, or begin another company. */
  readonly isNew?: boolean
  readonly onSaved?: () => void
  readonly onClose: () => void
}

/** Asks for the name and saves the company; says so when there is no room for one more. */
export function SaveSheet({ isNew = false, onSaved, onClose }: SaveSheetProps) {
  const { companies } = useStore(rosterStore)
  // Stays open until it is closed, also once the last place is taken.
  const [isFull] = useState(companies.length >= MAX_COMPANIES)
  const title = isNew ? '记另一家单位' : '保存这家单位'
  if (isFull) {
    return (
      <Sheet title={title} onClose={onClose}>
        <Para className="asking__line">{`最多保存 ${MAX_COMPANIES} 家单位。`}</Para>
        <Para className="asking__line">{`要删除一家，先在“我的”里换成它，再点“${COMPANY_PAGE}”，最下面可以删除。`}</Para>
      </Sheet>
    )
  }
  return (
    <NameSheet
      title={title}
      note={NOTE}
      initial={isNew || companies.length > 0 ? '' : '我的单位'}
      action={isNew ? '开始' : '保存'}
      onClose={onClose}
      onName={(name) => {
        void (isNew ? newCompany(name) : saveAsCompany(name)).then(onSaved)
      }}
    />
  )
}
