import { useEffect, type PropsWithChildren } from 'react'
import '@/services/steps'
import { prepareOffline } from '@/services/offline'
import { keepTogether } from '@/state/account/companies'
import { fetchInbox } from '@/state/reminders/inbox'
import { compareRules } from '@/state/server'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useEffect(() => {
    keepTogether()
    void compareRules()
    void fetchInbox()
    prepareOffline()
  }, [])
  return children
}
