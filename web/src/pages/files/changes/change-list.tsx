import { FileDiff, FileMinus2, FilePlus2 } from 'lucide-react'
import { files as words } from '../../../words/files.ts'
import type { FileChange } from './compare-files.ts'

const looks = {
  added: { Icon: FilePlus2, colour: 'text-ok' },
  removed: { Icon: FileMinus2, colour: 'text-bad' },
  changed: { Icon: FileDiff, colour: 'text-warn' },
} as const

interface ChangeListProps {
  readonly changes: readonly FileChange[]
  readonly path: string
  readonly onChoose: (path: string) => void
}

/** The files that differ, each with what became of it. */
export const ChangeList = ({ changes, path, onChoose }: ChangeListProps) => (
  <ul
    aria-label={words.changes.list}
    className="max-h-72 overflow-y-auto rounded-lg border bg-card p-1 lg:max-h-[44rem]"
  >
    {changes.map((change) => {
      const { Icon, colour } = looks[change.state]
      return (
        <li key={change.path}>
          <button
            type="button"
            aria-pressed={change.path === path}
            onClick={() => onChoose(change.path)}
            className={`flex w-full items-center gap-2 rounded-md px-2 py-1 text-start text-sm ${
              change.path === path ? 'bg-accent-soft text-accent' : 'text-ink-2 hover:bg-sunk'
            }`}
          >
            <Icon size={14} aria-hidden="true" className={`shrink-0 ${colour}`} />
            <span className="foreign min-w-0 flex-1">{change.path}</span>
            <span className={`text-xs ${colour}`}>{words.changes.states[change.state]}</span>
          </button>
        </li>
      )
    })}
  </ul>
)
