import type { Decided } from '../../../core/event/run-event.ts'
import { personaId, stepId } from '../../../core/ids.ts'
import type { Entry, EntryKind } from '../../../core/knowledge/entry.ts'
import { memberOf, type Play, type RunContext, type StepAttempt } from '../run-context.ts'

interface Passing {
  readonly run: RunContext
  readonly now: Play
  readonly attempt: StepAttempt
  readonly target: string
}

/** Of use only while the step goes on: what became of it is another entry. */
const inProgress: ReadonlySet<EntryKind> = new Set(['file_edit', 'working_copy'])

/**
 * The handoff of a completed step to the persona of the next one, under the plan's rules: no rule, no handoff. What a
 * route or a person lets through still comes from the persona before it.
 */
export function handOver({ run, now, attempt, target }: Passing): readonly Decided[] {
  const receiver = memberOf(now.plan, target)?.persona
  const origin = receiver === undefined ? undefined : originOf(run, now, attempt)
  if (origin?.persona == null || receiver === undefined || origin.persona === receiver) return []
  const [from, to] = [origin.persona, personaId(receiver)]
  const steps = { fromStep: origin.step, toStep: stepId(target) }
  const rules = now.plan.rules.handoffs.filter((rule) => rule.from === from && rule.to === to)
  if (rules.length === 0) {
    return [
      {
        type: 'HandoffRefused',
        data: { from, to, ...steps, kinds: [...new Set(origin.entries.map(({ kind }) => kind))] },
      },
    ]
  }
  const may = (entry: Entry): boolean =>
    rules.some((rule) => rule.kinds.length === 0 || rule.kinds.includes(entry.kind))
  const current = origin.entries.filter(
    (entry) => !inProgress.has(entry.kind) && !origin.entries.some((later) => later.supersedes === entry.id),
  )
  const entries = current.filter(may)
  return [
    {
      type: 'HandedOff',
      persona: to,
      data: {
        id: `H${run.handoffs.length + 1}-${target}`,
        from,
        to,
        ...steps,
        entries: entries.map(({ id }) => id),
        withheld: current.filter((entry) => !may(entry)).map(({ id }) => id),
        clauses: run.clauses.map(({ id }) => id).filter((id) => entries.some((entry) => entry.clauses.includes(id))),
      },
    },
  ]
}

/** The attempt whose persona really hands over: this one, or the last before a route or a person. */
function originOf(run: RunContext, now: Play, attempt: StepAttempt): StepAttempt | undefined {
  if (attempt.persona !== null) return attempt
  return run.attempts.findLast(
    (one) =>
      one.phase === now.phase &&
      one.state === 'completed' &&
      one.persona !== null &&
      leadsTo(now, one.step, attempt.step),
  )
}

function leadsTo(now: Play, from: string, to: string): boolean {
  const source = now.net.steps.get(from)
  return source?.exits.some((exit) => exit.to === to) === true || source?.exhausted?.to === to
}
