import { useWriting } from '../../run/scene.tsx'
import { readableTail } from '../state/readable-tail.ts'

/** As long as this, the beginning of what was written is no longer there (`live/live-text.ts`). */
const cutAt = 4_000

interface LiveLinesProps {
  readonly persona: string
  readonly step: string
  readonly lines: 2 | 6
  /** What stands there while nothing is written. */
  readonly otherwise: string
}

/** The end of what a persona writes at this moment: so many lines, the last at the bottom, never more room than that. */
export function LiveLines({ persona, step, lines, otherwise }: LiveLinesProps) {
  const writing = useWriting().get(persona)
  if (writing === undefined || writing.step !== step || writing.text === '')
    return <span className={`foreign text-ink-2 ${lines === 2 ? 'line-clamp-2' : 'line-clamp-6'}`}>{otherwise}</span>
  const text = readableTail(writing.text, { cut: writing.text.length >= cutAt, most: lines === 2 ? 140 : 600 })
  return (
    <>
      <span className="sr-only">{otherwise}</span>
      <span aria-hidden="true" className="flex h-full flex-col justify-end overflow-hidden">
        <span className="foreign block font-mono text-xs whitespace-pre-wrap text-ink-2">{text}</span>
      </span>
    </>
  )
}
