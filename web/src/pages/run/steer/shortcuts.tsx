import { run as words } from '../../../words/run.ts'
import { turnShortcuts, useShortcutsOn } from '../use-shortcuts.ts'

/** Which keys do what, and whether they do. */
export function Shortcuts() {
  const on = useShortcutsOn()
  return (
    <div className="space-y-4">
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {words.shortcuts.map(([key, what]) => (
          <div key={key} className="contents">
            <dt>
              <Key name={key} />
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="flex items-center gap-3 border-t pt-4">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={on}
          onChange={(event) => turnShortcuts(event.target.checked)}
        />
        {words.steer.shortcuts.on}
      </label>
    </div>
  )
}

/** A key as it stands on the keyboard. */
export const Key = ({ name }: { readonly name: string }) => (
  <kbd className="inline-flex h-6 min-w-6 items-center justify-center rounded-sm border border-line-strong bg-sunk px-1 font-mono text-xs text-ink-2">
    {name}
  </kbd>
)
