import type { ComponentProps, ReactNode } from 'react'

interface IconButtonProps extends ComponentProps<'button'> {
  /** What it does, in words: shown on hover and read aloud. */
  readonly label: string
  readonly children: ReactNode
}

/** A button that is an icon alone. */
export const IconButton = ({ label, className = '', ...rest }: IconButtonProps) => (
  <button
    type="button"
    aria-label={label}
    title={label}
    {...rest}
    className={`inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink-2 transition-colors hover:bg-sunk hover:text-ink disabled:opacity-50 ${className}`}
  />
)
