import { useState } from 'react'
import { inBrowser } from '../../../api/kept.ts'

/** Who answers, as they called themselves here last; null to the server: left out. */
export function useBy() {
  const [by, setBy] = useState(() => inBrowser.read('by') ?? '')
  const keep = (name: string): void => {
    setBy(name)
    inBrowser.keep('by', name)
  }
  return { by, keep, sent: by.trim() || null }
}
