import type { RunSnapshot } from '../../live/snapshot.ts'
import { usd } from '../../ui/figures.ts'
import type { Tone } from '../../ui/tone.ts'
import { run as words } from '../../words/run.ts'
import { count, say } from '../../words/say.ts'
import { asksOf, isOpen, textOf } from './asks/open-asks.ts'

/** How a run stands, in a title and a line; `kind` says what can be done about it. */
export interface Situation {
  readonly kind: 'asks' | 'budget' | 'parked' | 'failed' | 'paused' | 'cancelled' | 'completed' | 'queued' | 'working'
  readonly tone: Tone
  readonly title: string
  readonly text: string
}

const said = words.situation

/** How a run stands as of a snapshot, the most pressing first. */
export function situationOf(run: RunSnapshot): Situation {
  const { status, error, parked, budget, outcome } = run
  if (status === 'COMPLETED') return completed(run, outcome)
  if (status === 'FAILED') {
    return {
      kind: 'failed',
      tone: 'bad',
      title: say(said.failed, { message: error?.code ?? '' }),
      text: error?.message ?? '',
    }
  }
  if (status === 'CANCELLED')
    return { kind: 'cancelled', tone: 'idle', title: said.cancelled, text: said.cancelledText }
  if (status === 'PARKED') {
    const title = parked?.message == null ? said.parkedDead : said.parked
    return { kind: 'parked', tone: 'bad', title, text: parked?.error ?? error?.message ?? '' }
  }
  const open = asksOf(run).filter(isOpen)
  const [first] = open
  if (first !== undefined)
    return { kind: 'asks', tone: 'warn', title: count(open.length, said.asks), text: textOf(first) }
  if (budget?.exceeded === true) {
    const title = say(said.exceeded, { limit: usd(budget.limitUsd) })
    return { kind: 'budget', tone: 'warn', title, text: said.exceededText }
  }
  if (status === 'PAUSED') {
    return { kind: 'paused', tone: 'idle', title: said.paused, text: said.pausedText }
  }
  if (status === 'QUEUED') return { kind: 'queued', tone: 'idle', title: said.queued, text: said.queuedText }
  return working(run)
}

function completed({ deliverable }: RunSnapshot, outcome: RunSnapshot['outcome']): Situation {
  const passed = deliverable?.testReport?.passed
  const tests = passed === undefined ? [] : [count(passed, said.testsPassed)]
  const text = [...tests, ...(deliverable === null ? [] : [said.takeHome])].join(' · ')
  if (outcome === null || outcome.toCover === 0) {
    return { kind: 'completed', tone: 'ok', title: said.servedNone, text }
  }
  const { served, covered, toCover } = outcome
  const title = served
    ? count(toCover, said.served)
    : covered === 0
      ? count(toCover, said.uncovered)
      : say(said.partly, { covered, toCover })
  return { kind: 'completed', tone: served ? 'ok' : 'warn', title, text }
}

function working({ steps, status }: RunSnapshot): Situation {
  const busy = steps.filter(({ state }) => state === 'STARTED')
  const who = [...new Set(busy.map(({ persona, name }) => persona?.title ?? name))]
  const title =
    who.length > 0
      ? say(said.working, { who: who.join(', ') })
      : status === 'PLANNING'
        ? said.planning
        : said.workingNobody
  const goals = [...new Set(busy.flatMap(({ goal }) => (goal === null ? [] : [goal])))]
  return { kind: 'working', tone: 'busy', title, text: goals.join(' · ') }
}
