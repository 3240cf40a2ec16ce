/** The texts of law for whatever shows them. */
import { useEffect } from 'react'
import type { Library } from '../../../shared/index'
import { fetchTexts, textsStore, type Texts } from '@/services/library'
import { useStore } from '@/services/store'

/** The texts, or where they are; asks for them when a page first wants them. */
export function useTexts(): Texts {
  const texts = useStore(textsStore)
  useEffect(fetchTexts, [])
  return texts
}

/** The texts, once they are here. */
export function useLibrary(): Library | null {
  const texts = useTexts()
  return texts === 'failed' ? null : texts
}
