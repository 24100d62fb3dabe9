import { useMemo } from 'react'
import { Dialog } from '../../../ui/dialog.tsx'
import { say } from '../../../words/say.ts'
import { stage as words } from '../../../words/stage.ts'
import { between } from '../state/between.ts'
import { useStage } from '../use-stage.tsx'
import { Findings, Item } from './item.tsx'
import { Passed } from './passed.tsx'

const { sheet } = words

interface BetweenSheetProps {
  readonly one: string
  readonly other: string
  readonly onClose: () => void
}

const tones = { handoff: 'busy', returned: 'warn', refused: 'bad' } as const

/** Everything that passed between two, both ways, newest last. */
export default function BetweenSheet({ one, other, onClose }: BetweenSheetProps) {
  const { events, titleOf, goalOf } = useStage()
  const passings = useMemo(() => between(events, one, other), [events, one, other])
  return (
    <Dialog place="side" title={say(sheet.between, { from: titleOf(one), to: titleOf(other) })} onClose={onClose}>
      {passings.length === 0 ? <p className="text-ink-2">{sheet.betweenNone}</p> : null}
      <ol className="ms-1.5">
        {passings.map(({ kind, seq, at, from, to, steps, handoff, kinds, findings }) => (
          <Item
            key={seq}
            seq={seq}
            at={at}
            tone={tones[kind]}
            title={`${say(sheet.between, { from: titleOf(from), to: titleOf(to) })}: ${words.feed[kind]}`}
          >
            <p className="text-ink-3">{say(sheet.between, { from: goalOf(steps[0]), to: goalOf(steps[1]) })}</p>
            {handoff === null ? null : <Passed {...handoff} />}
            {kinds.length === 0 ? null : <p>{say(sheet.kinds, { kinds: kinds.join(', ') })}</p>}
            {findings.length === 0 ? null : <Findings findings={findings} />}
          </Item>
        ))}
      </ol>
    </Dialog>
  )
}
