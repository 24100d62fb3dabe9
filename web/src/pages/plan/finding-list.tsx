import type { RunSnapshotFragment } from '../../api/generated/graphql.ts'
import { ForeignText } from '../../ui/foreign-text.tsx'

interface FindingListProps {
  readonly findings: RunSnapshotFragment['steps'][number]['findings']
}

/** Findings with the clauses that they are about. */
export const FindingList = ({ findings }: FindingListProps) => (
  <ul className="grid gap-2">
    {findings.map(({ code, message, clauses }, index) => (
      <li key={index} className="rounded-md bg-sunk px-3 py-2 text-sm">
        <p className="foreign max-h-60 overflow-y-auto whitespace-pre-wrap">
          <ForeignText text={message.slice(0, 4_000)} />
        </p>
        <p className="mt-1 flex flex-wrap gap-2 font-mono text-xs text-ink-3">
          <span className="foreign">{code}</span>
          {clauses.map((clause) => (
            <span key={clause}>{clause}</span>
          ))}
        </p>
      </li>
    ))}
  </ul>
)
