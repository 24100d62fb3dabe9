import { type ReactNode, useId } from 'react'

interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** Draws the control with the id and the description that belong to it. */
  readonly children: (control: {
    readonly id: string
    readonly 'aria-describedby': string | undefined
    readonly 'aria-invalid': boolean
  }) => ReactNode
}

/** What every input, select and text area looks like. */
export const controlClass =
  'w-full rounded-md border border-line-strong bg-card px-3 h-10 text-base text-ink placeholder:text-ink-3 disabled:opacity-60'

/** A control with its label, what to put into it, and what is wrong with what was put there. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const said = error ?? hint
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': said === undefined ? undefined : `${id}-hint`,
        'aria-invalid': error !== undefined,
      })}
      {said === undefined ? null : (
        <p id={`${id}-hint`} className={`mt-1 text-sm ${error === undefined ? 'text-ink-3' : 'text-bad'}`}>
          {said}
        </p>
      )}
    </div>
  )
}
