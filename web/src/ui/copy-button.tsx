import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { app } from '../words/app.ts'
import { Button } from './button.tsx'
import { copyText } from './copy-text.ts'

/** Copies a text, and says that it did. */
export function CopyButton({ text, label = app.copy }: { readonly text: () => string; readonly label?: string }) {
  const [done, setDone] = useState<boolean | null>(null)
  useEffect(() => {
    if (done === null) return
    const timer = setTimeout(() => setDone(null), 2_000)
    return () => clearTimeout(timer)
  }, [done])
  const copy = (): void =>
    void copyText(text()).then(
      () => setDone(true),
      () => setDone(false),
    )
  return (
    <Button size="sm" look="quiet" onClick={copy}>
      {done ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
      <span aria-live="polite">{done === null ? label : done ? app.copied : app.notCopied}</span>
    </Button>
  )
}
