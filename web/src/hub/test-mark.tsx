import { Check, CircleDashed, Minus, X } from 'lucide-react'
import { hub as words } from '../words/hub.ts'
import type { TestStatus } from './test-run.ts'

const looks = {
  passed: { Icon: Check, colour: 'text-ok' },
  failed: { Icon: X, colour: 'text-bad' },
  skipped: { Icon: Minus, colour: 'text-ink-3' },
  null: { Icon: CircleDashed, colour: 'text-ink-3' },
} as const

/** How a test came out; null: it has not run. */
export function TestMark({ status }: { readonly status: TestStatus | null }) {
  const { Icon, colour } = looks[`${status}`]
  return (
    <span title={words.test[`${status}`]} className={`mt-0.5 inline-flex shrink-0 ${colour}`}>
      <Icon size={14} strokeWidth={2.5} aria-hidden="true" />
      <span className="sr-only">{words.test[`${status}`]}</span>
    </span>
  )
}
