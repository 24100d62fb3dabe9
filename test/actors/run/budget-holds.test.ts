import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { possiblySpentUsd, reservedUsd, spentUsd } from '../../../src/actors/run/budget.ts'
import { evolve } from '../../../src/actors/run/evolve.ts'
import { hasStopped, initialState, isActive, type RunState } from '../../../src/actors/run/run-state.ts'
import type { Message } from '../../../src/core/message.ts'
import { unreachable } from '../../../src/core/unreachable.ts'
import { sumUsd } from '../../../src/core/usd.ts'
import { command, failed, finding, lost, offContract, submit, thought, timer } from '../support/messages.ts'
import { PlayedRun } from '../support/played-run.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'

/** Four steps at a time, three times over, and what they send back. */
const layers = [1, 2, 3]
const sides = ['a', 'b', 'c', 'd']
const plan = planOf(
  workflowOf(
    layers.flatMap((layer) => [
      { id: `fork${layer}`, by: 'route' as const, who: null, goal: null, next: sides.map((side) => `${side}${layer}`) },
      ...sides.map((side) => ({ id: `${side}${layer}`, attempts: 5, next: [`join${layer}`] })),
      {
        id: `join${layer}`,
        by: 'route' as const,
        who: null,
        goal: null,
        join: 'and' as const,
        next: [layer === layers.length ? 'END' : `fork${layer + 1}`],
      },
    ]),
  ),
)

/** The most that a call of a step may cost: cents that no binary fraction is, and one that is free. */
const prices: Readonly<Record<string, number>> = { a: 0.1, b: 0.07, c: 0.29, d: 0 }
const most = (step: string): number => prices[step.slice(0, 1)] ?? 0

/** A server of models: what it charged for each call that was begun, whatever the run gets to know of it. */
class Server {
  /** By the key of its activity, what each beginning of a call cost of which no receipt has come; oldest first. */
  readonly #open = new Map<string, number[]>()
  readonly #underWay = new Set<string>()
  #begun = 0
  charged = 0

  get keys(): readonly string[] {
    return [...this.#open.keys()]
  }

  /** Begins what is wanted and not under way; a call whose node is gone is begun again. */
  follow(wanted: readonly string[], lostKey: string | null, keptFor: (key: string) => number): void {
    if (lostKey !== null) this.#underWay.delete(lostKey)
    for (const key of this.#underWay) if (!wanted.includes(key)) this.#underWay.delete(key)
    for (const key of wanted) {
      if (key.startsWith('timer ') || this.#underWay.has(key)) continue
      this.#underWay.add(key)
      this.#begun += 1
      // In whole billionths, as tokens cost, of which half is whole too.
      const cost = Math.floor((keptFor(key) * 5e8 * ((this.#begun * 37) % 101)) / 100) / 5e8
      this.charged = sumUsd(this.charged, cost)
      this.#open.set(key, [...(this.#open.get(key) ?? []), cost])
    }
  }

  /** What the next receipt of a call says that it cost; null: none is left. */
  receipt(key: string): number | null {
    return this.#open.get(key)?.shift() ?? null
  }
}

const kinds = {
  done: 60,
  found: 6,
  offContract: 8,
  broken: 8,
  uncounted: 3,
  lost: 8,
  late: 12,
  timer: 20,
  raise: 8,
  pause: 2,
  resume: 10,
} as const
type Kind = keyof typeof kinds

const choice = fc.record({
  kind: fc.oneof(...Object.entries(kinds).map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind as Kind) }))),
  which: fc.nat(),
})
type Choice = typeof choice extends fc.Arbitrary<infer Value> ? Value : never

/** What may come now, on time, late or twice; null: nothing of the kind can. */
function messageFor(run: PlayedRun, server: Server, { kind, which }: Choice): Message | null {
  const of = (keys: readonly string[]): string | undefined => keys[which % Math.max(1, keys.length)]
  if (kind === 'pause' || kind === 'resume') return command(kind)
  if (kind === 'raise') {
    const budgetUsd = sumUsd(run.state.run.context.budget.limitUsd ?? 0, (which % 40) / 100)
    return command('raise_budget', { budgetUsd, reason: null })
  }
  const wanted = Map.groupBy(run.wanted, (key) => (key.startsWith('timer ') ? 'timer' : 'call'))
  const key = of((kind === 'late' ? server.keys : wanted.get(kind === 'timer' ? 'timer' : 'call')) ?? [])
  if (key === undefined) return null
  if (kind === 'timer') return timer(key.replace('timer ', ''))
  // Whoever carries a call out is lost once.
  if (kind === 'lost') return lost(key, randomUUID())
  const cost = server.receipt(key)
  return cost === null ? null : receiptOf(kind, { key, cost, isCutOff: which % 5 === 0 })
}

/** The end of a call. `isCutOff`: half of what it cost was for a request of which nobody knows. */
function receiptOf(
  kind: 'done' | 'found' | 'offContract' | 'broken' | 'uncounted' | 'late',
  { key, cost, isCutOff }: { readonly key: string; readonly cost: number; readonly isCutOff: boolean },
): Message {
  const [costUsd, lostRequests] = isCutOff ? [cost / 2, 1] : [cost, 0]
  const failure = { code: 'BUSY', message: 'no', retryable: true }
  switch (kind) {
    case 'done':
    case 'late':
      return thought(key, { costUsd, lostRequests })
    case 'found':
      return thought(key, { costUsd, lostRequests, findings: [finding('wrong')] })
    case 'offContract':
      return offContract(key, 'title: missing', cost)
    case 'broken':
      return failed(key, { ...failure, loss: { lostRequests, usage: { inputTokens: 1, outputTokens: 1, costUsd } } })
    case 'uncounted':
      return failed(key, failure)
    default:
      return unreachable(kind)
  }
}

const committed = ({ run: { context } }: RunState): number =>
  sumUsd(spentUsd(context), possiblySpentUsd(context), reservedUsd(context))

test('whatever comes in whatever order, no budget is exceeded at any event, and no run waits for nothing', {
  timeout: 180_000,
}, () => {
  fc.assert(
    fc.property(
      fc.array(choice, { maxLength: 160, size: 'max' }),
      fc.integer({ min: 1, max: 200 }),
      (choices, cents) => {
        const run = new PlayedRun(
          knowledgeOf(plan, { mostUsd: (_, { step }) => most(step), leastUsd: (_, { step }) => most(step) / 4 }),
        )
        const server = new Server()
        let state = initialState()
        const take = (message: Message): void => {
          const before = run.log.length
          run.take(message)
          for (const event of run.log.slice(before)) {
            state = evolve(state, event)
            expect(committed(state)).toBeLessThanOrEqual(state.run.context.budget.limitUsd ?? 0)
          }
          const kept = new Map(state.run.context.budget.calls.map(({ key, usd }) => [key, usd]))
          server.follow(run.wanted, message.kind === 'loss' ? message.type : null, (key) => kept.get(key) ?? 0)
          expect(server.charged).toBeLessThanOrEqual(committed(state))
          const waits = run.wanted.length > 0 || run.status === 'WAITING' || hasStopped(run.state.run)
          expect(waits).toBe(isActive(run.state) || hasStopped(run.state.run))
        }
        take(submit({ budgetUsd: cents / 100 }))
        for (const one of choices) {
          const message = messageFor(run, server, one)
          if (message !== null) take(message)
        }
      },
    ),
    { numRuns: 1_000 },
  )
})
