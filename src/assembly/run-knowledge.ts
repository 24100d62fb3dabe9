import type { RunContext, StepAttempt } from '../actors/run/run-context.ts'
import type { RunKnowledge, Proposal } from '../actors/run/run-knowledge.ts'
import type { Brain } from '../brain/brain.ts'
import { checkPlan } from '../brain/plan/check-plan.ts'
import { builtInPlan, PlanImpossible, planFor } from '../brain/plan/plan-for.ts'
import { planFromEntries } from '../brain/plan/plan-from-entries.ts'
import { largestRequest } from '../activities/model-request.ts'
import { hashText } from '../activities/new-entry.ts'
import { workOn } from '../activities/step-work.ts'
import { G1Error } from '../core/errors.ts'
import type { ModelProvider } from '../core/provider.ts'
import { splitClauses } from '../hub/clauses/split-clauses.ts'
import type { Plan } from '../workflow/plan.ts'
import { parseWorkflow } from '../workflow/parse-workflow.ts'
import { WorkflowInvalid } from '../workflow/workflow-invalid.ts'

interface Knowing {
  readonly brain: Brain
  readonly providers: ReadonlyMap<string, ModelProvider>
  /** Model tokens that a context pack may have. */
  readonly packBudget: number
}

/** What the logic of a run asks of this node's brain, of the hub and of the providers. */
export function runKnowledge(knowing: Knowing): RunKnowledge {
  const { brain } = knowing
  return {
    brain: brain.sha256,
    splitClauses,
    planning: () => (brain.planning === null ? null : planFor(brain.planning, brain)),
    builtIn: () => proposed(() => builtInPlan(brain)),
    planFor: (source) => proposed(() => planFor(parseWorkflow(source), brain)),
    assemble: (entries) => planFromEntries(entries, brain),
    check: (plan, clauses) => checkPlan(plan, { clauses, brain }),
    mostUsd: (run, attempt) => priced(knowing, { run, attempt, price: ({ mostUsd }) => mostUsd }),
    leastUsd: (run, attempt) =>
      priced(knowing, { run, attempt, price: ({ leastUsd, mostUsd }) => leastUsd ?? mostUsd }) ?? 0,
    hash: (value) => hashText(JSON.stringify(value)),
  }
}

interface NextCall {
  readonly run: RunContext
  readonly attempt: StepAttempt
  readonly price: (provider: ModelProvider) => ModelProvider['mostUsd']
}

/** What the provider of a run says of the next call of an attempt; null: it costs nothing. */
function priced({ providers, ...known }: Knowing, { run, attempt, price }: NextCall): number | null {
  const { provider: name = '', models = null } = run.submission ?? {}
  const provider = providers.get(name)
  const usd = provider === undefined ? null : price(provider)
  if (usd === null) return null
  const last = attempt.refused.at(-1)
  // The text of the answer that was off its contract is in no event; what it is does not matter, only how much.
  const repair = last === undefined ? null : { answer: 'x'.repeat(last.bytes), error: last.error }
  try {
    return usd(largestRequest(workOn(run, attempt.step), { ...known, repair }), models)
  } catch (error) {
    // What cannot be asked costs nothing: the activity fails of the same, before the provider is asked.
    if (error instanceof G1Error) return 0
    throw error
  }
}

function proposed(make: () => Plan): Proposal {
  try {
    return { plan: make() }
  } catch (error) {
    if (error instanceof PlanImpossible) return { findings: findings('plan_impossible', error.problems) }
    if (error instanceof WorkflowInvalid) {
      return {
        findings: findings(
          'workflow_invalid',
          error.findings.map(({ path, message }) => `${path}: ${message}`),
        ),
      }
    }
    throw error
  }
}

const findings = (code: string, messages: readonly string[]) =>
  messages.map((message) => ({ code, message, clauses: [] }))
