import { isDeepStrictEqual } from 'node:util'
import type { Decided, EventData } from '../../../core/event/run-event.ts'
import type { JsonObject } from '../../../core/json.ts'
import type { Finding } from '../../../core/knowledge/finding.ts'
import { findingSchema } from '../../../core/knowledge/finding.ts'
import { type PersonaId, personaId, type StepId, stepId } from '../../../core/ids.ts'
import { chooseEdges } from '../../../workflow/choose-edges.ts'
import type { NetStep } from '../../../workflow/compile-workflow.ts'
import { coverageOfRun } from '../coverage-of-run.ts'
import { exchangeBetween } from '../exchange.ts'
import { memberOf, type Play, type RunContext, type StepAttempt } from '../run-context.ts'
import { handOver } from './hand-over.ts'

/** An attempt is done: its outputs are set, its tokens move on, its entries are handed over. */
export function completeStep(run: RunContext, now: Play, attempt: StepAttempt): readonly Decided[] {
  const source = now.net.steps.get(attempt.step)
  if (source === undefined) return []
  const outputs = outputsOf(now, source, attempt)
  const to = chooseEdges(source, { ...now.variables, ...outputs })
  const done: Decided = { type: 'StepCompleted', data: { step: attempt.step, attempt: attempt.attempt, outputs, to } }
  return [
    attempt.persona === null ? done : { ...done, persona: attempt.persona },
    ...to.flatMap((target) => handOver({ run, now, attempt, target })),
    ...to.flatMap((target) => sendBack({ run, now, attempt, target: stepId(target) })),
  ]
}

/** Document variables point to the entry that the step published last; scalars come from the answer. */
function outputsOf(now: Play, { step }: NetStep, attempt: StepAttempt): JsonObject {
  const types = new Map(now.plan.workflow.vars.map(({ name, type }) => [name, type]))
  const last = attempt.entries.at(-1)
  return Object.fromEntries(
    step.out.map((name) => {
      const isDocument = types.get(name) === 'doc' && last !== undefined
      return [name, attempt.outputs[name] ?? (isDocument ? { entry: last.id } : null)]
    }),
  )
}

/** When the work goes to a step that was done before, what was found goes with it. */
function sendBack(of: {
  readonly run: RunContext
  readonly now: Play
  readonly attempt: StepAttempt
  readonly target: StepId
}): readonly Decided[] {
  const { run, now, attempt, target } = of
  const findings = attempt.entries.flatMap((entry) => findingsIn(entry.content))
  const to = memberOf(now.plan, target)?.persona
  if (findings.length === 0 || to === undefined) return []
  if (!run.attempts.some((one) => one.step === target && one.phase === now.phase)) return []
  const { step, attempt: number, persona } = attempt
  const exchange = persona === null || persona === to ? {} : { exchange: exchangeOf(run, persona, personaId(to)) }
  return [
    {
      type: 'ReworkRequested',
      data: { step, attempt: number, toStep: target, to: personaId(to), findings, ...exchange },
    },
  ]
}

/** One more return between two personas: counted on from the last one, unless a clause has changed since. */
function exchangeOf(
  run: RunContext,
  from: PersonaId,
  to: PersonaId,
): EventData['ReworkRequested']['exchange'] & object {
  const covered = coverageOfRun(run).flatMap((clause) => (clause.covered ? [clause.clause] : []))
  const last = exchangeBetween(run, from, to)
  const goesOn = last !== undefined && isDeepStrictEqual(last.covered, covered)
  return { from, returns: goesOn ? last.returns + 1 : 1, covered }
}

function findingsIn(content: unknown): readonly Finding[] {
  if (typeof content !== 'object' || content === null || !('findings' in content)) return []
  const parsed = findingSchema.array().safeParse(content.findings)
  return parsed.success ? parsed.data : []
}
