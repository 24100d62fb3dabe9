import type { ReactNode } from 'react'
import { Button } from '../../../ui/button.tsx'
import { controlClass, Field } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { app } from '../../../words/app.ts'
import { run as words } from '../../../words/run.ts'

interface SteerFormProps {
  readonly text: string
  /** What the button that does it says. */
  readonly action: string
  readonly danger?: boolean
  readonly busy: boolean
  readonly problems: readonly string[]
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly keep?: string
  readonly children?: ReactNode
}

/** What is about to be done, what belongs to it, and two buttons: do it, or leave it. */
export const SteerForm = ({
  text,
  action,
  danger = false,
  busy,
  problems,
  onSubmit,
  onClose,
  keep,
  children,
}: SteerFormProps) => (
  <form
    className="space-y-4"
    onSubmit={(event) => {
      event.preventDefault()
      if (!busy) onSubmit()
    }}
  >
    <p className="text-ink-2">{text}</p>
    {children}
    <Problems problems={problems} />
    <div className="flex flex-wrap justify-end gap-2">
      {/* What cannot be taken back is not a mere Enter away. */}
      <Button onClick={onClose} data-autofocus={danger || undefined}>
        {keep ?? app.cancel}
      </Button>
      <Button
        type="submit"
        look={danger ? 'danger' : 'primary'}
        aria-busy={busy}
        data-autofocus={danger ? undefined : true}
      >
        {action}
      </Button>
    </div>
  </form>
)

/** Why the server did not do it. */
export const Problems = ({ problems }: { readonly problems: readonly string[] }) =>
  problems.map((problem) => <Notice key={problem} tone="bad" live title={problem} />)

interface ReasonProps {
  readonly value: string
  readonly onChange: (reason: string) => void
}

/** Why somebody steers, for the log. */
export const ReasonField = ({ value, onChange }: ReasonProps) => (
  <Field label={words.steer.reason} hint={words.steer.reasonHint}>
    {(control) => (
      <input
        {...control}
        className={controlClass}
        maxLength={1_000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
)
