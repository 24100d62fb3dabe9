import { FileText } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { integer } from '../../ui/figures.ts'
import { home } from '../../words/home.ts'
import { say } from '../../words/say.ts'
import { bytesOf, fullness, mostBytes } from './byte-count.ts'
import { readText, type ReadFile } from './text-file.ts'
import { useFiles } from './use-files.ts'

interface RequirementsFieldProps {
  readonly value: string
  readonly wrong: string | undefined
  readonly onChange: (text: string) => void
  readonly onFile: (file: ReadFile) => void
  /** What starts the run, at the field's end. */
  readonly action: ReactNode
}

/** The field for the requirements. It grows with its text, and takes text files that are picked, dropped or pasted. */
export function RequirementsField({ value, wrong, onChange, onFile, action }: RequirementsFieldProps) {
  const id = useId()
  const picker = useRef<HTMLInputElement>(null)
  const { over, target, take } = useFiles({ read: readText, onRead: onFile })
  const bytes = bytesOf(value)
  const full = fullness(bytes)
  return (
    <div>
      <div
        {...target}
        className={`rounded-lg border bg-card shadow-card transition-colors focus-within:border-accent ${
          over || full === 'over' || wrong !== undefined
            ? over
              ? 'border-accent'
              : 'border-bad'
            : 'border-line-strong'
        }`}
      >
        <label htmlFor={id} className="sr-only">
          {home.field.label}
        </label>
        <textarea
          id={id}
          value={value}
          // On a phone the keyboard would cover everything else.
          autoFocus={window.matchMedia('(pointer: fine)').matches}
          rows={8}
          aria-invalid={wrong !== undefined || full === 'over'}
          aria-describedby={`${id}-wrong ${id}-bytes`}
          placeholder={home.field.placeholder}
          onChange={(event) => onChange(event.target.value)}
          className="foreign block field-sizing-content max-h-[60vh] min-h-52 w-full resize-y rounded-lg bg-transparent px-4 py-4 text-lg outline-none placeholder:text-ink-3"
        />
        <div className="flex flex-wrap items-center justify-between gap-2 border-t px-3 py-3">
          <div className="flex min-w-0 items-center gap-3">
            <Button size="sm" look="quiet" onClick={() => picker.current?.click()}>
              <FileText size={16} aria-hidden="true" />
              {home.field.attach}
            </Button>
            <input
              ref={picker}
              type="file"
              hidden
              accept=".txt,.md,.markdown,.text,text/plain,text/markdown"
              onChange={(event) => {
                take(event.target.files)
                event.target.value = ''
              }}
            />
            <span
              id={`${id}-bytes`}
              aria-live="polite"
              className={`tabular text-sm ${full === 'over' ? 'text-bad' : 'text-ink-3'}`}
            >
              {over
                ? home.field.drop
                : full === null
                  ? null
                  : say(home.field.bytes, { used: integer(bytes), most: integer(mostBytes) })}
            </span>
          </div>
          {action}
        </div>
      </div>
      <p id={`${id}-wrong`} role="alert" className="foreign text-sm text-bad empty:hidden mt-2">
        {wrong}
      </p>
    </div>
  )
}
