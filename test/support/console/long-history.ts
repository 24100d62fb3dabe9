import { createHash } from 'node:crypto'
import { progressOf } from '../../../src/actors/run/progress.ts'
import type { RunEvent } from '../../../src/core/event/run-event.ts'
import type { Message } from '../../../src/core/message.ts'
import type { RunProgress } from '../../../src/core/run-progress.ts'
import type { RunStatus } from '../../../src/core/run-status.ts'
import { splitClauses } from '../../../src/hub/clauses/split-clauses.ts'
import { failed, finding, requirements, submit, thought, timer } from '../../actors/support/messages.ts'
import { PlayedRun } from '../../actors/support/played-run.ts'
import { knowledgeOf } from '../../actors/support/plans.ts'
import { longPlan } from './long-plan.ts'
import { longRequirements } from './long-requirements.ts'

/** What one turn of a run left: its events, and what its row says then. */
export interface PlayedTurn {
  readonly events: readonly RunEvent[]
  readonly status: RunStatus
  readonly progress: RunProgress
}

/** Rounds of each attempt whose answer is sent back. */
const sentBack = 5

/**
 * A run that the logic itself plays, turn by turn: a team of eleven goes twenty times around, every answer is sent back five
 * times, and now and then a provider fails. Over 7,000 events and 270 handoffs, and not at its end.
 */
export function longHistory(): readonly PlayedTurn[] {
  const run = new PlayedRun(knowledgeOf(longPlan, { splitClauses }))
  const turns: PlayedTurn[] = []
  const take = (message: Message): void => {
    const before = run.log.length
    run.take(message)
    turns.push({ events: run.log.slice(before), status: run.status, progress: progressOf(run.state) })
  }
  take(submit({ ...requirements(longRequirements), title: 'A club that lends out tools', provider: 'offline' }))
  for (let step = 0; run.wanted.length > 0; step += 1) {
    // Those at work take turns, as they do where each answer takes its time.
    const key = run.wanted[step % run.wanted.length] ?? ''
    take(messageFor(key, step))
  }
  // With the last turn it would have ended.
  return turns.slice(0, -1)
}

function messageFor(key: string, step: number) {
  if (key.startsWith('timer ')) return timer(key.slice('timer '.length))
  const [name = '', attempt = '1', round = '1', , again = '1'] = key.split('/')
  if (step % 60 === 59 && again === '1')
    return failed(key, { code: 'BUSY', message: 'Too many requests.', retryable: true })
  const isSentBack = Number(round) <= sentBack
  const clauses = [1, 2, 3, 4].map((nth) => `C${((step * 3 + nth * 5) % 24) + 1}`)
  const message = thought(key, {
    outputs: name === 'curate' ? { more: Number(attempt) < 20 } : {},
    findings: isSentBack ? [finding(`The ${name} leaves open what happens after ${clauses[0]}.`)] : [],
    costUsd: 0.0004,
  })
  const { result } = message.body as unknown as { readonly result: Readonly<Record<string, object>> }
  const content = contentOf({ name, attempt, round, clauses })
  const sha256 = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  const entry = {
    ...result['entry'],
    title: `${name.replaceAll('_', ' ')}, as of round ${round}`,
    clauses: [...new Set(clauses)],
    content,
    sha256,
  }
  return { ...message, body: { outcome: 'done', result: { ...result, entry, statements: 4 } } as never }
}

const contentOf = (of: { name: string; attempt: string; round: string; clauses: readonly string[] }) => ({
  summary: `What ${of.name} says in round ${of.round} of attempt ${of.attempt}.`,
  statements: of.clauses.map((clause) => ({
    clause,
    text: `A member who borrows a tool sees what ${clause} asks for on the page where it is asked, and nowhere else.`,
  })),
})
