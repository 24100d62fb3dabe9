import { OffContract } from '../../brain/off-contract.ts'
import { parseAnswer } from '../../brain/parse-answer.ts'
import type { Trial } from '../../cli/world.ts'
import type { Clock } from '../../core/clock.ts'
import { messageOf } from '../../core/errors.ts'
import { type LiveText, type ModelProvider, ProviderFailed } from '../../core/provider.ts'
import { verifyAnswer } from '../../hub/verification/verify-answer.ts'
import type { Specimen } from './specimens.ts'

/** What is tried, and how far. */
export interface Trials {
  readonly providers: readonly ModelProvider[]
  readonly specimens: readonly Specimen[]
  readonly budgetUsd: number
  readonly clock: Clock
  readonly signal: AbortSignal
}

/**
 * Asks each provider for each contract once; the cheapest first, so that a small budget shows as much as it can. The most
 * that a call can cost has to be left of the budget before it is made. What is lost in a failed call counts as that most.
 */
export async function* tryContracts({ providers, specimens, budgetUsd, clock, signal }: Trials): AsyncGenerator<Trial> {
  const pairs = specimens.flatMap((specimen) =>
    providers.map((provider) => ({ specimen, provider, mostUsd: provider.mostUsd?.(specimen.request, null) ?? 0 })),
  )
  let spentUsd = 0
  for (const { specimen, provider, mostUsd } of pairs.toSorted((a, b) => a.mostUsd - b.mostUsd)) {
    if (signal.aborted) return
    const of = { contract: specimen.contract.id, provider: provider.id }
    if (spentUsd + mostUsd > budgetUsd) {
      const says = `it may cost up to ${dollars(mostUsd)}, and ${dollars(budgetUsd - spentUsd)} is left; raise --budget`
      yield { ...of, outcome: 'not_asked', says, tookMs: null, firstTextMs: null, costUsd: 0 }
      continue
    }
    const began = clock.monotonic()
    const passed = (): number => Math.round(clock.monotonic() - began)
    let firstTextMs: number | null = null
    const live = {
      write: () => {
        firstTextMs ??= passed()
      },
      restart: () => undefined,
    }
    const asked = await ask(provider, specimen, { mostUsd, signal, live })
    spentUsd += asked.costUsd
    yield { ...of, ...asked, tookMs: passed(), firstTextMs }
  }
}

async function ask(
  provider: ModelProvider,
  { contract, request, clauses }: Specimen,
  how: { readonly mostUsd: number; readonly signal: AbortSignal; readonly live: LiveText },
): Promise<Pick<Trial, 'outcome' | 'says' | 'costUsd'>> {
  const { mostUsd, signal, live } = how
  let costUsd = 0
  try {
    const idempotencyKey = `doctor/${contract.id}`
    const answer = await provider.answer(request, {
      signal,
      idempotencyKey,
      models: null,
      cache: false,
      limitUsd: null,
      live,
    })
    costUsd = answer.usage.costUsd
    const parsed = parseAnswer(contract, [], answer.content)
    const [finding] = verifyAnswer({ contract, answer: parsed.answer, clauses, serves: clauses })
    if (finding === undefined) return { outcome: 'passed', says: answer.model, costUsd }
    return { outcome: 'failed', says: `${finding.code}: ${finding.message}`, costUsd }
  } catch (error) {
    if (error instanceof OffContract) return { outcome: 'failed', says: error.message, costUsd }
    return { outcome: 'failed', says: messageOf(error), costUsd: lossOf(error, mostUsd) }
  }
}

function lossOf(error: unknown, mostUsd: number): number {
  if (!(error instanceof ProviderFailed)) return mostUsd
  return error.loss.lostRequests > 0 ? mostUsd : (error.loss.usage?.costUsd ?? 0)
}

const dollars = (usd: number): string => `$${usd.toFixed(2)}`
