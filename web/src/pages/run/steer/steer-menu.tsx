import { Ellipsis, GitFork, Pause, Play } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { hasEnded } from '../../../ui/status-badge.tsx'
import { run as words } from '../../../words/run.ts'
import { useScene } from '../scene.tsx'
import { keyFor, listed, type Power } from './powers.ts'
import { Key } from './shortcuts.tsx'
import { useSteering } from './steering.tsx'

/** What is done most as buttons, and all that can be done behind a third: what cannot be, with the reason. */
export function SteerMenu() {
  const { run, seq } = useScene()
  const { powers, open } = useSteering()
  const [shown, setShown] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!shown) return
    const leave = (event: Event): void => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !place.current?.contains(event.target as Node)) {
        setShown(false)
        if (event instanceof KeyboardEvent) opener.current?.focus()
      }
    }
    for (const type of ['keydown', 'pointerdown', 'focusin']) document.addEventListener(type, leave)
    return () => {
      for (const type of ['keydown', 'pointerdown', 'focusin']) document.removeEventListener(type, leave)
    }
  }, [shown])
  const held = powers.resume === null
  const first: Power = held ? 'resume' : 'pause'
  const Icon = held ? Play : Pause
  return (
    <div ref={place} className="relative flex w-40 shrink-0 items-center justify-end gap-2 sm:w-60">
      {seq !== null || hasEnded(run.status) ? null : (
        <Button
          size="sm"
          className="w-28"
          look={held ? 'primary' : 'plain'}
          disabled={powers[first] !== null}
          onClick={() => open(first)}
        >
          <Icon size={14} aria-hidden="true" />
          {words.steer[first].name}
        </Button>
      )}
      <Button size="sm" className="max-sm:hidden" disabled={powers.fork !== null} onClick={() => open('fork')}>
        <GitFork size={14} aria-hidden="true" />
        {words.steer.fork.name}
      </Button>
      <IconButton
        ref={opener}
        label={words.steer.menu}
        aria-expanded={shown}
        className="border border-line-strong bg-card"
        onClick={() => setShown((before) => !before)}
      >
        <Ellipsis size={16} aria-hidden="true" />
      </IconButton>
      {shown ? (
        <ul className="absolute end-0 top-full z-30 mt-2 w-72 rounded-lg border bg-card p-1 shadow-over">
          {listed.map((power) => (
            <li key={power}>
              <Entry
                name={words.steer[power].name}
                keyName={keyFor[power]}
                why={powers[power]}
                danger={power === 'cancel'}
                onClick={() => {
                  setShown(false)
                  open(power)
                }}
              />
            </li>
          ))}
          <li className="mt-1 border-t pt-1">
            <Entry
              name={words.steer.shortcuts.name}
              keyName="?"
              why={null}
              onClick={() => {
                setShown(false)
                open('shortcuts')
              }}
            />
          </li>
        </ul>
      ) : null}
    </div>
  )
}

interface EntryProps {
  readonly name: string
  readonly keyName: string
  readonly why: string | null
  readonly danger?: boolean
  readonly onClick: () => void
}

const Entry = ({ name, keyName, why, danger = false, onClick }: EntryProps) => (
  <button
    type="button"
    disabled={why !== null}
    onClick={onClick}
    className={`flex min-h-10 w-full items-center justify-between gap-3 rounded-md px-3 py-1 text-start text-sm enabled:hover:bg-sunk disabled:text-ink-3 ${danger ? 'enabled:text-bad' : ''}`}
  >
    <span>
      <span className="font-medium">{name}</span>
      {why === null ? null : <span className="block text-xs">{why}</span>}
    </span>
    {why === null ? <Key name={keyName} /> : null}
  </button>
)
