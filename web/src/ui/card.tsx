import type { ReactNode } from 'react'

interface CardProps {
  readonly title?: string
  /** Beside the title, at the end. */
  readonly action?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** A part of a page, with a heading where it has a title. */
export const Card = ({ title, action, className = '', children }: CardProps) => (
  <section className={`rounded-lg border bg-card p-4 shadow-card ${className}`}>
    {title === undefined ? null : (
      <div className="mb-3 flex min-h-8 items-center justify-between gap-3">
        <h2 className="text-lg font-semibold">{title}</h2>
        {action}
      </div>
    )}
    {children}
  </section>
)
