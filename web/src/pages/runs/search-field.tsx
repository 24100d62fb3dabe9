import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { runs } from '../../words/runs.ts'

/** While somebody types faster than this, nothing is asked, in milliseconds. */
const patienceMs = 250

/** The most characters that can be searched for. */
const most = 200

/** A search that is asked for once its writer pauses. */
export function SearchField({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const [text, setText] = useState(value)
  const said = useRef(value)
  useEffect(() => {
    // The address was changed by something else: a link, the way back.
    if (value !== said.current) setText(value)
    said.current = value
  }, [value])
  useEffect(() => {
    const wanted = text.trim()
    if (wanted === said.current) return
    const timer = setTimeout(() => {
      said.current = wanted
      onChange(wanted)
    }, patienceMs)
    return () => clearTimeout(timer)
  }, [text, onChange])
  return (
    <div role="search" className="relative w-full min-w-0 sm:w-96">
      <Search size={16} aria-hidden="true" className="pointer-events-none absolute start-3 top-3 text-ink-3" />
      <input
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={most}
        aria-label={runs.search.label}
        placeholder={runs.search.label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setText('')
        }}
        className="h-10 w-full rounded-md border border-line-strong bg-card ps-9 pe-10 text-base placeholder:text-ink-3"
      />
      {text === '' ? null : (
        <IconButton label={runs.search.clear} className="absolute end-1 top-1" onClick={() => setText('')}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  )
}
