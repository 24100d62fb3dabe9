import { Card } from '../../../ui/card.tsx'
import { say } from '../../../words/say.ts'
import { stage as words } from '../../../words/stage.ts'
import { useScene } from '../../run/scene.tsx'
import { LiveLines } from '../picture/live-lines.tsx'
import { useCoverage } from '../picture/hub-disc.tsx'
import { you } from '../state/stage-state.ts'
import { useStage } from '../use-stage.tsx'
import { Spoken } from './spoken.tsx'
import { Sums } from './sums.tsx'
import { WorkLine } from './work-line.tsx'

/** What is going on, in words; said aloud now and then. */
export function Now() {
  const { run, seq } = useScene()
  const { state, titleOf, goalOf, open } = useStage()
  const coverage = useCoverage()
  const works = [...state.work.values()].filter(({ actor }) => actor !== you || state.asks.size === 0).toReversed()
  const asks = [...state.asks].map(([id, text]) => (id === 'budget' && text === '' ? words.budgetAsk : text))
  const writer = works.find((work) => work.task === null && !work.actor.startsWith('@'))
  const rest = quiet()
  const live = seq === null && state.ended === null
  const spoken =
    works.length > 0
      ? works.map((work) => say(words.now.line, { who: titleOf(work.actor), what: goalOf(work.step) })).join('. ')
      : rest
  return (
    <Card
      title={seq === null ? words.now.title : words.now.past}
      className={`flex flex-col ${live ? 'h-104' : 'h-52'}`}
    >
      {/* biome-ignore lint: what scrolls has to be reachable from the keyboard. */}
      <div tabIndex={0} role="group" aria-label={words.now.title} className="min-h-0 flex-1 overflow-y-auto">
        {asks.map((text) => (
          <button
            key={text}
            type="button"
            onClick={() => open(`persona:${you}`)}
            className="foreign mb-2 line-clamp-3 block w-full rounded-md bg-warn-soft px-3 py-2 text-start text-sm text-warn"
          >
            {say(words.sheet.asked, { text })}
          </button>
        ))}
        {state.held === null ? null : <p className="mb-2 text-sm text-ink-2">{words.now.held[state.held]}</p>}
        {works.length === 0 && asks.length === 0 && state.held === null ? (
          <p className="foreign text-base text-ink-2">{rest}</p>
        ) : null}
        <ul className="space-y-2">
          {works.map((work) => (
            <li key={work.step}>
              <WorkLine
                work={work}
                title={titleOf(work.actor)}
                goal={goalOf(work.step)}
                lines={works.length > 2 ? 'line-clamp-1' : 'line-clamp-2'}
                open={open}
              />
            </li>
          ))}
        </ul>
      </div>
      {live ? (
        <div className="mt-2 h-29 shrink-0 overflow-hidden rounded-md bg-sunk px-3 py-1 text-xs">
          {writer === undefined || state.held !== null ? (
            <p className="text-ink-3">{words.now.silent}</p>
          ) : (
            <LiveLines persona={writer.actor} step={writer.step} lines={6} otherwise={words.now.silent} />
          )}
        </div>
      ) : (
        <Sums />
      )}
      <Spoken text={spoken} />
    </Card>
  )

  function quiet(): string {
    if (state.ended === 'completed') return say(words.now.ended.completed, { covered: coverage })
    if (state.ended === 'cancelled') return words.now.ended.cancelled
    if (state.ended === 'failed')
      return say(words.now.ended.failed, { why: run.error?.message ?? words.now.failedPlain })
    if (state.seq === 0) return run.status === 'QUEUED' ? words.now.queued : words.now.before
    return words.now.between
  }
}
