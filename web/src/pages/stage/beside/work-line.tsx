import { duration } from '../../../ui/figures.ts'
import { useNow } from '../../../ui/use-now.ts'
import { say } from '../../../words/say.ts'
import { stage as words } from '../../../words/stage.ts'
import { useScene } from '../../run/scene.tsx'
import type { Work } from '../state/stage-state.ts'
import { useStage } from '../use-stage.tsx'
import { taskInWords, tries } from '../words-of-stage.ts'

interface WorkLineProps {
  readonly work: Work
  readonly title: string
  readonly goal: string
  readonly lines: string
  readonly open: (what: string) => void
}

/** A step that is under way, in words: who, since when, for what. */
export function WorkLine({ work, title, goal, lines, open }: WorkLineProps) {
  const { seq } = useScene()
  const { state } = useStage()
  const moving = seq === null && state.held === null
  const now = useNow(1_000, moving)
  const until = moving ? now : new Date(state.at).getTime()
  const again = tries(work)
  const seconds = Math.max(0, Math.floor((until - new Date(work.startedAt).getTime()) / 1_000))
  return (
    <button
      type="button"
      onClick={() => open(`persona:${work.actor}`)}
      className="block w-full rounded-md text-start hover:bg-sunk"
    >
      <span className="flex items-baseline justify-between gap-2">
        <span className="foreign min-w-0 truncate font-medium">{title}</span>
        <span className="tabular shrink-0 text-xs text-ink-3">
          {seconds < 60 ? say(words.now.seconds, { n: seconds }) : duration(seconds * 1_000)}
          {again === '' ? '' : ` · ${again}`}
        </span>
      </span>
      <span className={`foreign text-sm text-ink-2 ${lines}`}>
        {work.task === null ? goal : say(words.now.platform, { what: taskInWords(work.task) })}
      </span>
    </button>
  )
}
