import { duration } from '../../ui/figures.ts'
import { count, say } from '../../words/say.ts'
import { timeline as words } from '../../words/timeline.ts'
import { waits } from './bar.ts'
import type { CriticalPath } from './critical-path.ts'
import { nameOf } from './lanes.ts'

/** The critical path in a sentence or two: how much of the time, where it went, and what was waited for. */
export function pathWords({ parts, workedMs, waitedMs, totalMs }: CriticalPath, ended: boolean): string {
  const long = parts.filter((part) => part.workedMs > 0).toSorted((one, other) => other.workedMs - one.workedMs)
  const rest = long.length - 3
  const longest = [
    ...long.slice(0, 3).map(({ bar, workedMs: ms }) => say(words.path.item, { step: nameOf(bar), took: duration(ms) })),
    ...(rest > 0 ? [count(rest, words.path.more)] : []),
  ].join(', ')
  const sentence = say(ended ? words.path.sentence : words.path.soFar, {
    took: duration(workedMs),
    total: duration(totalMs),
    longest: longest === '' ? words.no : longest,
  })
  const waited = waits.flatMap((kind) => {
    const ms = waitedMs.get(kind) ?? 0
    return ms > 0 ? [say(words.path.item, { step: words.waits[kind], took: duration(ms) })] : []
  })
  return waited.length === 0 ? sentence : `${sentence} ${say(words.path.waits, { what: waited.join(', ') })}`
}
