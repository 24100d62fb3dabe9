import { memo, useEffect, useRef } from 'react'
import { TestMark } from '../../../hub/test-mark.tsx'
import type { TestResult } from '../../../hub/test-run.ts'
import { duration } from '../../../ui/figures.ts'
import { ForeignText } from '../../../ui/foreign-text.tsx'
import { ClauseLinks } from '../../hub/clause-links.tsx'

interface TestRowProps {
  readonly test: TestResult
  /** Somebody has asked for this one. */
  readonly asked: boolean
}

/** How one test came out, with what it said where it failed. */
export const TestRow = memo(function TestRow({ test, asked }: TestRowProps) {
  const { name, status, message, clauses, durationMs } = test
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (asked) row.current?.scrollIntoView({ block: 'center' })
  }, [asked])
  return (
    <li ref={row} className={`-mx-2 px-2 py-1.5 text-sm ${asked ? 'rounded-md bg-accent-soft' : ''}`}>
      <div className="flex items-start gap-2">
        <TestMark status={status} />
        <span className="foreign min-w-0 flex-1">
          <ForeignText text={name} />
        </span>
        <ClauseLinks clauses={clauses} />
        <span className="tabular w-16 shrink-0 text-end text-xs leading-5 text-ink-3">{duration(durationMs)}</span>
      </div>
      {message === null ? null : (
        // biome-ignore lint: what scrolls has to be reached by the keyboard.
        <pre
          tabIndex={0}
          className="foreign mt-1 max-h-60 overflow-y-auto rounded-md bg-bad-soft p-2 font-mono text-xs whitespace-pre-wrap text-bad"
        >
          <ForeignText text={message} />
        </pre>
      )}
    </li>
  )
})
