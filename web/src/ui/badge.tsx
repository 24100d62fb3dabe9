import type { ReactNode } from 'react'
import { type Tone, toneClass } from './tone.ts'

/** A word or two on a ground of its tone. */
export const Badge = ({ tone = 'idle', children }: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <span
    className={`inline-flex items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap ${toneClass[tone]}`}
  >
    {children}
  </span>
)
