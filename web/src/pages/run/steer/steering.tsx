import { createContext, lazy, type ReactNode, Suspense, use, useMemo, useState } from 'react'
import { type Command, useOffer } from '../../../app/commands.ts'
import { useMayOperate } from '../../../app/permission.ts'
import { run as words } from '../../../words/run.ts'
import { useScene } from '../scene.tsx'
import { useShortcuts } from '../use-shortcuts.ts'
import { keyFor, listed, type Power, powerless, type Powers, powersOf } from './powers.ts'

const SteerDialog = lazy(() => import('./steer-dialog.tsx'))

interface Steering {
  readonly powers: Powers
  /** Asks for what belongs to it, and does it. */
  readonly open: (what: Power | 'shortcuts') => void
}

const Context = createContext<Steering | null>(null)

/** Lets whatever is below it steer the run: by its buttons and by single keys. */
export function SteeringProvider({ children }: { readonly children: ReactNode }) {
  const { run, seq } = useScene()
  const [asked, setAsked] = useState<Power | 'shortcuts' | null>(null)
  const may = useMayOperate()
  const powers = useMemo(() => (may ? powersOf(run, seq) : powerless), [may, run, seq])
  const steering = useMemo(() => ({ powers, open: setAsked }), [powers])
  const commands = useMemo(
    () => [
      ...listed.filter((power) => powers[power] === null).map((power) => commandFor(power, setAsked)),
      commandFor('shortcuts', setAsked),
    ],
    [powers],
  )
  useOffer(commands)
  const ifAble = (power: Power) => () => {
    if (powers[power] === null) setAsked(power)
  }
  useShortcuts({
    [keyFor.pause]: ifAble(powers.resume === null ? 'resume' : 'pause'),
    [keyFor.retry]: ifAble('retry'),
    [keyFor.fork]: ifAble('fork'),
    [keyFor.raise]: ifAble('raise'),
    [keyFor.cancel]: ifAble('cancel'),
    '?': () => setAsked('shortcuts'),
  })
  return (
    <Context value={steering}>
      {children}
      {asked === null ? null : (
        <Suspense>
          <SteerDialog what={asked} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </Context>
  )
}

const commandFor = (what: Power | 'shortcuts', open: Steering['open']): Command => ({
  id: `steer ${what}`,
  name: words.steer[what].name,
  group: words.steer.menu,
  keys: what === 'shortcuts' ? '?' : keyFor[what],
  run: () => open(what),
})

/** How to steer the run. Only below SteeringProvider. */
export function useSteering(): Steering {
  const steering = use(Context)
  if (steering === null) throw new Error('Found no steering, expected it; draw this below SteeringProvider.')
  return steering
}
