import { useEffect, type PropsWithChildren } from 'react'
import '@/services/steps'
import { compareRules } from '@/state/server'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useEffect(() => {
    void compareRules()
  }, [])
  return children
}
