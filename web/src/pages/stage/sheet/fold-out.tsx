import { type ReactNode, useState } from 'react'

interface FoldOutProps {
  readonly title: ReactNode
  readonly open?: boolean
  readonly className?: string
  /** Drawn once it is opened. */
  readonly children: () => ReactNode
}

/** Something that is drawn when somebody wants to see it. */
export function FoldOut({ title, open: initially = false, className = '', children }: FoldOutProps) {
  const [open, setOpen] = useState(initially)
  return (
    <details className={className} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="rounded-sm">{title}</summary>
      {open ? children() : null}
    </details>
  )
}
