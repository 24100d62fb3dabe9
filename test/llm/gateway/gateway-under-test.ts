import { systemClock } from '../../../src/core/clock.ts'
import type { Sha256 } from '../../../src/core/ids.ts'
import type { Logger } from '../../../src/core/logger.ts'
import type { ModelChoice } from '../../../src/core/provider.ts'
import type { AnswerCache, KeptAnswer } from '../../../src/core/store/answer-cache.ts'
import type { DayFigures, DaySpending } from '../../../src/core/store/day-spending.ts'
import { Gateway, type GatewayParts } from '../../../src/llm/gateway/gateway.ts'
import { Lines } from '../../../src/llm/gateway/line.ts'
import type { ModelClient } from '../../../src/llm/model-client.ts'
import type { ModelPrice, PriceTable } from '../../../src/llm/prices/model-price.ts'
import { renderMessages } from '../../../src/llm/render/render-messages.ts'

export const price = (more: Partial<ModelPrice> = {}): ModelPrice => ({
  input: 2_000_000,
  cachedInput: 200_000,
  cacheWrite: 2_500_000,
  output: 10_000_000,
  long: null,
  contextWindow: 1_000_000,
  mostOutputTokens: 8_000,
  reasoning: false,
  ...more,
})

/** The money of a day in memory. */
export function purse(): DaySpending & { readonly figures: DayFigures & { spent: number; reserved: number } } {
  const figures = { day: '2026-11-20', spent: 0, reserved: 0 }
  return {
    figures,
    reserve: (amount, cap) => {
      if (cap !== null && figures.spent + figures.reserved + amount > cap) {
        return Promise.resolve({ held: null, today: { ...figures } })
      }
      figures.reserved += amount
      return Promise.resolve({ held: { day: figures.day, amount } })
    },
    settle: ({ amount }, spent) => {
      figures.reserved -= amount
      figures.spent += spent
      return Promise.resolve()
    },
    today: () => Promise.resolve(figures),
  }
}

/** Answers in memory. */
export function drawer(): AnswerCache & { readonly kept: Map<Sha256, KeptAnswer> } {
  const kept = new Map<Sha256, KeptAnswer>()
  return {
    kept,
    find: (requests) => Promise.resolve(requests.map((one) => kept.get(one)).find((one) => one !== undefined) ?? null),
    put: (answer) => Promise.resolve(void kept.set(answer.request, answer)),
    forget: (requests) => Promise.resolve(requests.forEach((one) => kept.delete(one))),
  }
}

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

interface Setting extends Partial<Omit<GatewayParts, 'lines'>> {
  readonly prices?: ReadonlyMap<string, ModelPrice>
  readonly concurrency?: number
  readonly models?: ModelChoice
}

/** A gateway over clients by the name of their provider, which asks model `m` of each, in this order. */
export function gatewayOver(clients: Readonly<Record<string, ModelClient>>, setting: Setting = {}) {
  const { prices, concurrency = 8, models, ...parts } = setting
  const names = Object.keys(clients)
  const table: PriceTable = {
    date: '2026-11-20',
    models: prices ?? new Map(names.map((name) => [`${name}/*`, price()])),
    defaults: new Map(),
  }
  const spending = purse()
  const answers = drawer()
  const gateway = new Gateway({
    lines: new Lines({
      clients: new Map(Object.entries(clients)),
      prices: table,
      concurrency,
      now: () => (parts.clock ?? systemClock).monotonic(),
    }),
    render: renderMessages,
    answers,
    spending,
    capUsd: null,
    times: { totalMs: 60_000, idleMs: 10_000 },
    mostOutputTokens: 4_000,
    effort: null,
    clock: systemClock,
    random: () => 1,
    logger: silent,
    ...parts,
  })
  const otherwise = models ?? { '*': names.map((name) => `${name}/m`) }
  const provider = gateway.provider({ id: 'models', description: 'models' }, { only: null, otherwise })
  return { gateway, provider, spending, answers }
}
