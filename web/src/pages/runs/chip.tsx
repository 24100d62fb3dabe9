import type { ReactNode } from 'react'

interface ChipProps {
  readonly pressed: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

/** A filter that is on or off. */
export const Chip = ({ pressed, onClick, children }: ChipProps) => (
  <button
    type="button"
    aria-pressed={pressed}
    onClick={onClick}
    className={`relative inline-flex h-8 shrink-0 items-center gap-2 rounded-full border px-3 text-sm font-medium transition-colors ${
      pressed
        ? 'border-accent bg-accent-soft text-accent'
        : 'border-line bg-card text-ink-2 hover:border-line-strong hover:text-ink'
    }`}
  >
    {children}
  </button>
)
