import type { ReactNode } from 'react'

/** A part of a sheet with a small heading. */
export const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="min-w-0">
    <h3 className="mb-1 text-xs font-semibold text-ink-3">{title}</h3>
    {children}
  </section>
)
