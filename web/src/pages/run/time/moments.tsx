import type { RunEvent } from '../../../../../src/client/client.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { clockTime, integer } from '../../../ui/figures.ts'
import { Badge } from '../../../ui/badge.tsx'
import type { Tone } from '../../../ui/tone.ts'
import { run as words } from '../../../words/run.ts'
import type { Mark, MarkKind } from './marks.ts'

interface MomentsProps {
  readonly marks: readonly Mark[]
  readonly events: readonly RunEvent[]
  readonly tell: (event: RunEvent) => string
  readonly goTo: (seq: number) => void
  readonly onClose: () => void
}

const tones: Readonly<Record<MarkKind, Tone>> = { handoff: 'busy', ask: 'warn', failure: 'bad', owner: 'idle' }

/** The moments of note as a list: what the marks of the slider show, to be read and gone to. */
export default function Moments({ marks, events, tell, goTo, onClose }: MomentsProps) {
  return (
    <Dialog title={words.time.momentsTitle} place="side" onClose={onClose}>
      {marks.length === 0 ? <p className="text-ink-2">{words.time.momentsNone}</p> : null}
      <ol className="-mx-2">
        {marks.map(({ seq, kind }) => {
          const event = events[seq - 1]
          if (event === undefined) return null
          return (
            <li key={seq} className="[contain-intrinsic-size:auto_3.5rem] [content-visibility:auto]">
              <button
                type="button"
                onClick={() => {
                  goTo(seq)
                  onClose()
                }}
                className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-md px-2 py-2 text-start text-sm -outline-offset-2 hover:bg-sunk"
              >
                <span className="tabular w-12 shrink-0 text-ink-3">{integer(seq)}</span>
                <Badge tone={tones[kind]}>{words.time.marks[kind]}</Badge>
                <span className="tabular ms-auto text-xs text-ink-3">{clockTime(event.at)}</span>
                <span className="foreign w-full ps-15">{tell(event)}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </Dialog>
  )
}
