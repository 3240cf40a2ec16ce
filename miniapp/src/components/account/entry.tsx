import { useEffect } from 'react'
import { Row } from '@/components/controls/index'
import { hasServer } from '@/services/http'
import { open } from '@/services/navigate'
import { useStore } from '@/services/store'
import { keepResult } from '@/state/account/history'
import { companyOf, type Company } from '@/state/account/roster'
import { rosterStore } from '@/state/account/saved'
import { useSavedWords } from '@/state/account/words'

/** Under a result: saves it as a company, or says whose it is. `on`: the day it was computed for. */
export function SaveEntry({ on, isComplete, onSave }: { on: string; isComplete: boolean; onSave: () => void }) {
  const roster = useStore(rosterStore)
  const company = companyOf(roster, roster.current)
  useKeeping(company, on, isComplete)
  if (company) return <Saved company={company} />
  return <Row title="保存这家单位" hint={hasServer ? '下次接着用，规定变了告诉您' : '下次接着用'} onTap={onSave} />
}

function Saved({ company }: { company: Company }) {
  const { text } = useSavedWords(company)
  return (
    <Row
      title={company.name}
      hint={text}
      onTap={() => {
        open('company', { id: company.id })
      }}
    />
  )
}

/** Has a complete result kept, each time the server has new answers. */
function useKeeping(company: Company | undefined, on: string, isComplete: boolean): void {
  const version = isComplete && company ? `${company.id} ${company.base?.version ?? 0}` : null
  useEffect(() => {
    if (version !== null) void keepResult(on)
  }, [version, on])
}
