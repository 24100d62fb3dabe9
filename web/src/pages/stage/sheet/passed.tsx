import { stage as words } from '../../../words/stage.ts'
import type { HandoffData } from '../state/stage-event.ts'
import { ClauseRefs, EntryRef } from './refs.tsx'

const { sheet } = words

/** Entries, each on a line, each leading to it. */
export const Entries = ({ names }: { readonly names: readonly string[] }) => (
  <ul>
    {names.map((name) => (
      <li key={name}>
        <EntryRef name={name} />
      </li>
    ))}
  </ul>
)

/** What passed in a handoff, and what was kept from it. */
export const Passed = ({ entries, withheld, clauses }: Pick<HandoffData, 'entries' | 'withheld' | 'clauses'>) => (
  <>
    {entries.length === 0 ? <p className="text-ink-3">{sheet.without}</p> : <Entries names={entries} />}
    {withheld.length === 0 ? null : (
      <p className="text-warn">
        {sheet.withheld}:{' '}
        {withheld.map((name) => (
          <EntryRef key={name} name={name} />
        ))}
      </p>
    )}
    <ClauseRefs clauses={clauses} />
  </>
)
