import type { PersonaId, RunId } from '../../core/ids.ts'
import { joinParts, type LivePart } from '../../core/live-output.ts'
import type { ApiServices } from '../context.ts'
import { CursorDiverged } from '../cursor/stream-cursor.ts'
import { pullIterator } from './pull-iterator.ts'
import { firstWake } from './wakers.ts'

/** A part as one subscriber sees it. */
export interface OutputPart extends LivePart {
  /** Another try has begun: what was shown before of the same round is void. */
  readonly restarted: boolean
}

/**
 * What personas of a run (or one of them) write from now on, while they write it. A slow reader gets parts joined, and
 * what it could not take in time is lost to it. Ends with the run. Throws NotFound for an unknown run.
 */
export async function followOutput(
  { feeds, outputs }: Pick<ApiServices, 'feeds' | 'outputs'>,
  of: { readonly runId: RunId; readonly persona: PersonaId | null },
): Promise<AsyncIterableIterator<OutputPart>> {
  const { feed: log, release } = await feeds.watch(of.runId)
  const output = outputs.watch(of.runId)
  /** The answer of each round that was shown last. */
  const shown = new Map<string, string>()
  let position = output.feed.end
  let waiting: LivePart[] = []

  const show = (part: LivePart): OutputPart => {
    const round = `${part.persona} ${part.step} ${part.attempt} ${part.round}`
    const before = shown.get(round) ?? part.answer
    shown.set(round, part.answer)
    return { ...part, restarted: before !== part.answer }
  }
  return pullIterator(
    async (signal) => {
      while (!signal.aborted) {
        if (waiting.length === 0) {
          const news = output.feed.from(position)
          position = output.feed.end
          waiting = joined(news.filter(({ persona }) => persona === (of.persona ?? persona)))
        }
        const next = waiting.shift()
        if (next !== undefined) return show(next)
        if (log.diverged) throw new CursorDiverged('Found a log that has lost its tail; read the run anew.')
        if (log.ended) return null
        if (position === output.feed.end) await firstWake([output.feed.changed, log.changed], signal)
      }
      return null
    },
    () => {
      output.release()
      release()
    },
  )
}

/** Parts of the same answer that follow each other become one. */
function joined(parts: readonly LivePart[]): LivePart[] {
  const all: LivePart[] = []
  for (const part of parts) {
    const at = all.findLastIndex(({ answer }) => answer === part.answer)
    const both = at === -1 ? null : joinParts(all[at] ?? part, part)
    if (both === null) all.push(part)
    else all[at] = both
  }
  return all
}
