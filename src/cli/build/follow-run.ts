import type { Client } from '../../client/client.ts'
import { asKnown } from '../show/known-event.ts'
import { evolvePicture } from '../show/evolve-picture.ts'
import { emptyPicture, type Picture } from '../show/picture.ts'
import type { View } from '../show/view.ts'
import type { World } from '../world.ts'
import { askPerson } from './ask-person.ts'
import { followText } from './follow-text.ts'

/** How following a run came to an end. `parked`: it rests until somebody looks after it. */
export type Followed = 'ended' | 'parked' | 'interrupted'

/** How far a run has been shown; kept up to date, so that another connection can go on from there. */
export interface Progress {
  cursor: string | null
  picture: Picture
}

export const progressFrom = (cursor: string | null): Progress => ({ cursor, picture: emptyPicture([]) })

interface FollowingRun {
  readonly client: Client
  readonly world: World
  readonly view: View
  readonly runId: string
  readonly progress: Progress
  /** Ask at the prompt what the run asks of a person; otherwise only the view says it. */
  readonly ask: boolean
}

/** Shows a run until it ends, is parked, or the person at the keyboard has had enough. */
export async function followRun(following: FollowingRun): Promise<Followed> {
  const { client, world, view, runId, progress, ask } = following
  const stream = client.runEvents(runId, { after: progress.cursor })
  const stopText = view.text === null ? () => undefined : followText(client, runId, view.text)
  const stop = (): void => {
    stopText()
    void stream.return?.()
  }
  world.interrupted.addEventListener('abort', stop, { once: true })
  const skipped = new Set<string>()
  try {
    if (world.interrupted.aborted) return 'interrupted'
    for await (const part of stream) {
      for (const event of part.events) {
        view.event(event)
        progress.picture = evolvePicture(progress.picture, asKnown(event))
      }
      progress.cursor = part.cursor
      if (!part.caughtUp) continue
      const { picture } = progress
      if (picture.state === 'parked') return 'parked'
      const open = [...picture.asked].filter((id) => !skipped.has(id))
      if (!ask || open.length === 0 || picture.state !== 'going') continue
      for (const id of await askPerson({ client, world, view, runId })) skipped.add(id)
    }
    return world.interrupted.aborted ? 'interrupted' : 'ended'
  } finally {
    world.interrupted.removeEventListener('abort', stop)
    stop()
  }
}
