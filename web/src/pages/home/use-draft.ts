import { useCallback, useEffect, useRef, useState } from 'react'
import { inTab } from '../../api/kept.ts'
import { blank, type Draft, edited, readDraft } from './draft.ts'

/** The draft of this tab: it outlives a reload, and is gone with the tab. */
export function useDraft(): {
  readonly draft: Draft
  readonly edit: (change: Partial<Draft>) => void
  readonly discard: () => void
} {
  const [draft, setDraft] = useState(() => {
    // What was chosen on another page takes the place of the one in the draft, once.
    const source = inTab.read('draft.workflow')
    const kept = readDraft(inTab.read('draft'))
    return source === null ? kept : edited(kept, { workflow: 'own', source })
  })
  const latest = useRef(draft)
  useEffect(() => {
    latest.current = draft
    const timer = setTimeout(() => keep(draft), 250)
    return () => clearTimeout(timer)
  }, [draft])
  useEffect(() => inTab.keep('draft.workflow', null), [])
  useEffect(() => {
    const leave = (): void => keep(latest.current)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [])
  const edit = useCallback((change: Partial<Draft>) => setDraft((before) => edited(before, change)), [])
  const discard = useCallback(() => {
    latest.current = blank
    keep(blank)
    setDraft(blank)
  }, [])
  return { draft, edit, discard }
}

const keep = (draft: Draft): void => inTab.keep('draft', draft === blank ? null : JSON.stringify(draft))
