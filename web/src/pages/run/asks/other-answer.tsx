import { useId, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { controlClass, Field } from '../../../ui/field.tsx'
import { run as words } from '../../../words/run.ts'

const { asks: said } = words

/** The server takes no longer decision; the variable that it fills in holds all of it. */
export const longestDecision = 1_000

interface OtherAnswerProps {
  /** Where it leads; null: that is not known. */
  readonly hint: string | null
  readonly sent: boolean
  readonly onAnswer: (answer: string) => void
}

/** An answer in one's own words, beside those that are offered. */
export function OtherAnswer({ hint, sent, onAnswer }: OtherAnswerProps) {
  const [text, setText] = useState('')
  const leads = useId()
  return (
    <div className="me-auto">
      <div className="flex items-end gap-2">
        <Field label={said.other}>
          {(control) => (
            <input
              {...control}
              aria-describedby={hint === null ? undefined : leads}
              className={controlClass}
              dir="auto"
              maxLength={longestDecision}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Button disabled={sent || text.trim() === ''} onClick={() => onAnswer(text.trim())}>
          {said.send}
        </Button>
      </div>
      {hint === null ? null : (
        <p id={leads} className="foreign mt-1 text-xs text-ink-3">
          {hint}
        </p>
      )}
    </div>
  )
}
