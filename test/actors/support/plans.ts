import type { RunKnowledge } from '../../../src/actors/run/run-knowledge.ts'
import { personaId, sha256, stepId } from '../../../src/core/ids.ts'
import type { PlatformTask } from '../../../src/core/contract.ts'
import { parseWorkflow } from '../../../src/workflow/parse-workflow.ts'
import type { CommunicationRules, Plan } from '../../../src/workflow/plan.ts'
import type { Step } from '../../../src/workflow/workflow.ts'

/** A step in short: only what a test cares about. */
export type ShortStep = Partial<Omit<Step, 'id' | 'next'>> & { readonly id: string; readonly next: readonly string[] }

/** `next` entries are `target` or `target?condition`. */
export function workflowOf(
  steps: readonly ShortStep[],
  vars: readonly (readonly [string, string])[] = [],
): ReturnType<typeof parseWorkflow> {
  return parseWorkflow({
    wf: 1,
    id: 'test',
    title: 'Test',
    vars: vars.map(([name, type]) => ({ name, type, init: null })),
    nets: [
      {
        id: 'main',
        start: steps[0]?.id,
        places: [],
        steps: steps.map(({ next, ...step }) => ({
          by: 'persona',
          who: `${step.id}_persona`,
          goal: `Do ${step.id}`,
          clauses: ['*'],
          join: 'xor',
          split: 'and',
          in: [],
          out: [],
          attempts: 3,
          exhausted: null,
          each: null,
          timer: null,
          cancels: [],
          ...step,
          next: next.map((text) => {
            const [to, when] = text.split('?')
            return { to, when: when ?? null }
          }),
        })),
      },
    ],
  })
}

interface PlanOptions {
  readonly rules?: Partial<CommunicationRules>
  readonly tasks?: Readonly<Record<string, { readonly before?: PlatformTask; readonly after?: PlatformTask }>>
}

/** A plan that lets everybody hand everything to everybody, unless the rules say otherwise. */
export function planOf(workflow: ReturnType<typeof parseWorkflow>, { rules = {}, tasks = {} }: PlanOptions = {}): Plan {
  const personas = (workflow.nets[0]?.steps ?? []).filter((step) => step.by === 'persona')
  const names = [...new Set(personas.map((step) => step.who ?? ''))]
  return {
    workflow,
    team: names.map((name) => {
      const steps = personas.filter((step) => step.who === name).map((step) => stepId(step.id))
      const task = tasks[steps[0] ?? ''] ?? {}
      return {
        persona: personaId(name),
        title: name,
        tier: 'standard',
        steps,
        contract: 'document',
        kind: 'document',
        before: task.before ?? null,
        after: task.after ?? null,
        sha256: sha256('0'.repeat(64)),
      }
    }),
    tools: [],
    rules: {
      handoffs: names.flatMap((from) => names.map((to) => ({ from: personaId(from), to: personaId(to), kinds: [] }))),
      reworkRounds: 2,
      approvals: [],
      ...rules,
    },
  }
}

/** Knowledge that proposes the given plans, and whose check finds nothing. */
export function knowledgeOf(plan: Plan, more: Partial<RunKnowledge> = {}): RunKnowledge {
  return {
    brain: sha256('b'.repeat(64)),
    splitClauses: (text) => [{ id: 'C1', text, start: 0, end: text.length, kind: 'function' }],
    planning: () => null,
    builtIn: () => ({ plan }),
    planFor: () => ({ plan }),
    assemble: () => ({ plan }),
    check: () => [],
    mostUsd: () => null,
    leastUsd: (run, attempt) => more.mostUsd?.(run, attempt) ?? 0,
    hash: () => sha256('c'.repeat(64)),
    ...more,
  }
}
