import { Link } from '@tanstack/react-router'
import type { RunSnapshotFragment, StepState } from '../../api/generated/graphql.ts'
import { Badge } from '../../ui/badge.tsx'
import { duration, integer, usd } from '../../ui/figures.ts'
import { ForeignText } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import type { Tone } from '../../ui/tone.ts'
import { useNow } from '../../ui/use-now.ts'
import { plan as words } from '../../words/plan.ts'
import { say } from '../../words/say.ts'
import { useScene } from '../run/scene.tsx'
import { FindingList } from './finding-list.tsx'
import { attemptKey, type NetLog } from './plan-log.ts'
import { Part } from './sheet-part.tsx'

interface AttemptCardProps {
  readonly attempt: RunSnapshotFragment['steps'][number]
  readonly log: NetLog
}

const tones: Readonly<Record<StepState, Tone>> = { STARTED: 'busy', COMPLETED: 'ok', FAILED: 'bad' }

/** One attempt at a step: when, how long, what it cost, what came of it. */
export function AttemptCard({ attempt, log }: AttemptCardProps) {
  const { runId, seq: moment } = useScene()
  const { name, startedAt, endedAt, usage, findings, reason } = attempt
  const now = useNow(1_000, endedAt == null && moment === null)
  const key = attemptKey(name, attempt.attempt)
  const entries = log.published.get(key) ?? []
  const began = log.began.get(key)
  const took = (endedAt == null ? now : new Date(endedAt).getTime()) - new Date(startedAt).getTime()
  const figures = [
    [endedAt == null ? words.sheet.since : words.sheet.took, endedAt == null && moment !== null ? '–' : duration(took)],
    [words.sheet.rounds, integer(attempt.rounds)],
    [words.sheet.tokens, `${integer(usage.inputTokens)} / ${integer(usage.outputTokens)}`],
    [words.sheet.cost, usd(usage.costUsd)],
  ] as const
  return (
    <li className="rounded-md border p-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-semibold">{say(words.sheet.attempt, { n: attempt.attempt })}</span>
        <Badge tone={tones[attempt.state]}>{words.sheet.state[attempt.state]}</Badge>
        <span className="ms-auto text-sm text-ink-2">
          <Moment at={startedAt} />
        </span>
      </div>
      <dl className="tabular mt-2 grid grid-cols-2 gap-2 text-sm sm:grid-cols-4">
        {figures.map(([word, figure]) => (
          <div key={word}>
            <dt className="text-xs text-ink-3">{word}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-3 grid gap-3">
        {reason == null ? null : (
          <Part title={words.sheet.reason}>
            <p className="foreign text-sm text-bad">
              <ForeignText text={reason.slice(0, 4_000)} />
            </p>
          </Part>
        )}
        {findings.length === 0 ? null : (
          <Part title={words.sheet.findings}>
            <FindingList findings={findings} />
          </Part>
        )}
        {entries.length === 0 ? null : (
          <Part title={words.sheet.entries}>
            <ul className="grid gap-1 text-sm">
              {entries.map(({ id, title, kind }) => (
                <li key={id} className="flex gap-2">
                  <Link
                    to="/runs/$runId/hub"
                    params={{ runId }}
                    search={(before) => ({ ...before, open: `entry:${id}` })}
                    className="w-10 shrink-0 font-mono text-accent"
                  >
                    {id}
                  </Link>
                  <span className="foreign min-w-0">
                    {title} <span className="text-ink-3">{kind.replaceAll('_', ' ')}</span>
                  </span>
                </li>
              ))}
            </ul>
          </Part>
        )}
        <p className="flex flex-wrap gap-4 text-sm">
          {began === undefined ? null : (
            <Link
              to="/runs/$runId/events"
              params={{ runId }}
              search={(before) => ({ ...before, open: `event:${began}` })}
              className="text-accent hover:underline"
            >
              {words.sheet.event}
            </Link>
          )}
          <Link
            to="/runs/$runId/timeline"
            params={{ runId }}
            search={(before) => ({ ...before, open: `step:${key}` })}
            className="text-accent hover:underline"
          >
            {words.sheet.timeline}
          </Link>
        </p>
      </div>
    </li>
  )
}
