import { chooseByType } from '../state/by-type.ts'
import type { StageEvent } from '../state/stage-event.ts'
import { useStage } from '../use-stage.tsx'
import { drawings } from './drawings.tsx'
import { Item } from './item.tsx'

interface EventItemProps {
  readonly event: StageEvent
  /** Whose sheet it is. */
  readonly actor: string
}

/** An event of somebody's work, in words. */
export function EventItem({ event, actor }: EventItemProps) {
  const { titleOf } = useStage()
  const drawn = chooseByType(drawings, event, { actor, titleOf })
  if (drawn === undefined) return null
  const { tone = 'idle', title, more } = drawn
  return (
    <Item seq={event.seq} at={event.at} tone={tone} title={title}>
      {more}
    </Item>
  )
}
