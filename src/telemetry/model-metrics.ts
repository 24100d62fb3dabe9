import { Counter, Gauge, type Registry } from 'prom-client'

/** What a node knows of the models that it asks. */
export interface ModelFigures {
  readonly lines: readonly {
    readonly provider: string
    readonly model: string
    readonly breaker: 'closed' | 'open' | 'half_open'
    readonly breakerOpened: number
    readonly requests: ReadonlyMap<string, number>
    readonly tokens: {
      readonly inputTokens: number
      readonly cachedInputTokens: number
      readonly outputTokens: number
    }
    readonly costUsd: number
  }[]
  readonly waiting: ReadonlyMap<string, number>
  readonly cached: number
}

const breakerValue = { closed: 0, half_open: 1, open: 2 } as const

/** Models as they are when somebody scrapes; their names are labels, and few. */
export function modelMetrics(registry: Registry, read: () => ModelFigures): void {
  const registers = [registry]
  const of = ['provider', 'model']
  const lines = (metric: Counter | Gauge, set: (line: ModelFigures['lines'][number]) => void): void => {
    metric.reset()
    for (const line of read().lines) set(line)
  }
  const requests: Counter = new Counter({
    name: 'g1_model_requests_total',
    help: 'Requests to models by what came of them: answered, stopped by the asker, or a kind of failure.',
    labelNames: [...of, 'outcome'],
    registers,
    collect: () =>
      lines(requests, ({ provider, model, requests: counts }) => {
        for (const [outcome, count] of counts) requests.inc({ provider, model, outcome }, count)
      }),
  })
  const tokens: Counter = new Counter({
    name: 'g1_model_tokens_total',
    help: 'Tokens as providers counted them: input (cached included), cached_input, output.',
    labelNames: [...of, 'kind'],
    registers,
    collect: () =>
      lines(tokens, ({ provider, model, tokens: counts }) => {
        tokens.inc({ provider, model, kind: 'input' }, counts.inputTokens)
        tokens.inc({ provider, model, kind: 'cached_input' }, counts.cachedInputTokens)
        tokens.inc({ provider, model, kind: 'output' }, counts.outputTokens)
      }),
  })
  const cost: Counter = new Counter({
    name: 'g1_model_cost_usd_total',
    help: 'US dollars that requests to models are known to have cost.',
    labelNames: of,
    registers,
    collect: () => lines(cost, ({ provider, model, costUsd }) => cost.inc({ provider, model }, costUsd)),
  })
  const breaker: Gauge = new Gauge({
    name: 'g1_model_breaker',
    help: 'The breaker before a model: 0 closed, 1 half-open, 2 open.',
    labelNames: of,
    registers,
    collect: () =>
      lines(breaker, ({ provider, model, breaker: state }) => breaker.set({ provider, model }, breakerValue[state])),
  })
  const opened: Counter = new Counter({
    name: 'g1_model_breaker_opened_total',
    help: 'How often the breaker before a model has opened.',
    labelNames: of,
    registers,
    collect: () =>
      lines(opened, ({ provider, model, breakerOpened }) => opened.inc({ provider, model }, breakerOpened)),
  })
  const waiting: Gauge = new Gauge({
    name: 'g1_model_requests_waiting',
    help: 'Requests on this node that wait because their provider has as many under way as it may have.',
    labelNames: ['provider'],
    registers,
    collect: () => {
      waiting.reset()
      for (const [provider, count] of read().waiting) waiting.set({ provider }, count)
    },
  })
  const cached: Counter = new Counter({
    name: 'g1_model_answers_cached_total',
    help: 'Earlier answers to identical requests that were given again, for nothing.',
    registers,
    collect: () => {
      cached.reset()
      cached.inc(read().cached)
    },
  })
}
