import { usePageNotFound } from '@tarojs/taro'
import { useEffect, type PropsWithChildren } from 'react'
import '@/services/steps'
import { goHome } from '@/services/navigate'
import { prepareOffline } from '@/services/offline'
import { keepTogether } from '@/state/account/companies'
import { saidStore } from '@/state/account/said'
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
  usePageNotFound(() => {
    saidStore.set('没有这个页面，已回到首页。')
    goHome()
  })
  return children
}
