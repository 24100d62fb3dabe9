import type { Clock } from '../../core/clock.ts'
import { messageOf } from '../../core/errors.ts'
import type { Logger } from '../../core/logger.ts'
import {
  type Asking,
  type ModelAnswer,
  type ModelChoice,
  type ModelProvider,
  type ModelRequest,
  ProviderFailed,
} from '../../core/provider.ts'
import type { AnswerCache } from '../../core/store/answer-cache.ts'
import type { DaySpending, Reservation } from '../../core/store/day-spending.ts'
import type { Effort, ModelMessage } from '../model-client.ts'
import { nanoOf, type PicoUsd } from '../prices/cost.ts'
import { nameOf } from '../routing/route.ts'
import { type Routing, routesFor } from '../routing/routes-for.ts'
import { AnswerKeeper } from './answer-keeper.ts'
import { allowanceOf, leastOf, mostOf } from './allowance.ts'
import { askInTurn, type CallTimes } from './ask-in-turn.ts'
import { Bill } from './bill.ts'
import type { Candidate } from './candidate.ts'
import { holdMoney } from './day-cap.ts'
import type { LineFigures, Lines } from './line.ts'

/** What a gateway is made of. */
export interface GatewayParts {
  readonly lines: Lines
  readonly render: (request: ModelRequest) => readonly ModelMessage[]
  readonly answers: AnswerCache
  readonly spending: DaySpending
  /** What may be spent on a day of UTC, in US dollars; null: any amount. */
  readonly capUsd: number | null
  readonly times: CallTimes
  /** Tokens that an answer may have, thought included, to a persona of the tier `strong`; to others a part of it. */
  readonly mostOutputTokens: number
  /** How much models that reason are to think; null: as they do by themselves. */
  readonly effort: Effort | null
  readonly clock: Pick<Clock, 'monotonic'>
  readonly random: () => number
  readonly logger: Logger
}

/** What a gateway has done since the node started. */
export interface GatewayFigures {
  readonly lines: readonly LineFigures[]
  /** Requests that wait for a seat, by provider. */
  readonly waiting: ReadonlyMap<string, number>
  /** Answers that were given again. */
  readonly cached: number
}

/**
 * Calls of language models, for all providers of a node: routes, holds the money, asks, settles. Order of a call: earlier
 * answer, money held, models in turn, money settled, answer kept. Invariant: what is settled is never less than what the
 * providers can have charged.
 */
export class Gateway {
  readonly #parts: GatewayParts
  readonly #keeper: AnswerKeeper

  constructor(parts: GatewayParts) {
    this.#parts = parts
    this.#keeper = new AnswerKeeper(parts.answers, parts.logger)
  }

  /** A provider of runs, with its own way to find models. */
  provider(about: Pick<ModelProvider, 'id' | 'description'>, routing: Routing): ModelProvider {
    return {
      ...about,
      trust: 'model',
      mostUsd: (request, models) => nanoOf(mostOf(this.#candidates(request, models, routing).able)) / 1e9,
      leastUsd: (request, models) => nanoOf(leastOf(this.#candidates(request, models, routing).able)) / 1e9,
      forget: (request, models) => this.#keeper.forget(this.#candidates(request, models, routing).able),
      answer: (request, asking) => this.#answer(request, asking, routing),
    }
  }

  figures(): GatewayFigures {
    const { lines } = this.#parts
    return { lines: lines.figures(), waiting: lines.waiting(), cached: this.#keeper.given }
  }

  async #answer(request: ModelRequest, asking: Asking, routing: Routing): Promise<ModelAnswer> {
    const { able, unable } = this.#candidates(request, asking.models, routing)
    if (able.length === 0) {
      const found = unable.length === 0 ? 'no model' : `no model that can be asked: ${unable.join(', ')}`
      throw new ProviderFailed(
        `Found ${found} for ${request.persona.id} (tier ${request.tier}); name one in G1_MODELS, or order the run with models.`,
      )
    }
    // A repair rests on an answer of no use, which nobody is given again: nobody asks for it once more.
    const isKept = asking.cache && request.repair === null
    const earlier = isKept ? await this.#keeper.find(able) : null
    if (earlier !== null) return earlier
    const { limitUsd } = asking
    const { most, tooDear, ...allowed } = allowanceOf(able, limitUsd === null ? null : Math.round(limitUsd * 1e12))
    if (allowed.candidates.length === 0) throw tooLittle(limitUsd, tooDear)
    const held = await holdMoney(this.#parts.spending, most, this.#parts.capUsd)
    const bill = new Bill()
    try {
      const scant = most < mostOf(able) ? [`the budget had only $${limitUsd} left for this call; raise it`] : []
      const asked = { ...this.#parts, ...allowed, unable: [...unable, ...tooDear, ...scant], asking, bill }
      const { reply, candidate } = await askInTurn(asked)
      const answer = answerOf(reply.content, nameOf(candidate.line.route), bill)
      if (isKept) await this.#keeper.keep(candidate, answer)
      return answer
    } finally {
      await this.#settle(held, bill.worst)
    }
  }

  /** The models that the request goes to, in order; and those that it should go to and cannot, with the reason. */
  #candidates(
    request: ModelRequest,
    models: ModelChoice | null,
    routing: Routing,
  ): { readonly able: readonly Candidate[]; readonly unable: readonly string[] } {
    const { lines, render, mostOutputTokens, effort } = this.#parts
    const messages = render(request)
    const able: Candidate[] = []
    const unable: string[] = []
    for (const route of routesFor(request, models, routing)) {
      const line = lines.to(route)
      if (typeof line === 'string') unable.push(`${nameOf(route)} (${line})`)
      else {
        const most = Math.min(Math.floor(mostOutputTokens * shares[request.tier]), line.price.mostOutputTokens)
        const thinking = effort === null || !line.price.reasoning ? {} : { effort }
        const call = { model: route.model, messages, contract: request.contract, mostOutputTokens: most, ...thinking }
        able.push({ line, call, tries: 0, paid: false, over: false, notBefore: 0, said: [] })
      }
    }
    return { able, unable }
  }

  /** What cannot be settled stays held, which counts as spent: that errs on the safe side. */
  async #settle(held: Reservation, spent: PicoUsd): Promise<void> {
    const { spending, logger } = this.#parts
    await spending.settle(held, nanoOf(spent)).catch((error: unknown) => {
      const message = 'what a call cost could not be noted; the most that it may have cost counts for the day'
      logger.warn({ error: messageOf(error) }, message)
    })
  }
}

/** The part of the longest answer that a tier may give: what may be written is held as money, whether it is or not. */
const shares = { light: 0.25, standard: 0.5, strong: 1 } as const

const tooLittle = (limitUsd: number | null, tooDear: readonly string[]): ProviderFailed =>
  new ProviderFailed(
    `Found ${limitUsd} US dollars for this call, expected enough for a short answer of ${tooDear.join(', ')}; raise the budget.`,
    { retryable: true },
  )

function answerOf(content: string, model: string, bill: Bill): ModelAnswer {
  const { lostRequests } = bill.loss
  return { content, model, usage: bill.usage, ...(lostRequests === 0 ? {} : { lostRequests }) }
}
