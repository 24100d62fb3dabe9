import type { Clock } from '../../core/clock.ts'
import type { Logger } from '../../core/logger.ts'
import type { ModelProvider } from '../../core/provider.ts'
import type { Store } from '../../core/store/store.ts'
import { Gateway } from '../../llm/gateway/gateway.ts'
import { Lines } from '../../llm/gateway/line.ts'
import type { ModelClient } from '../../llm/model-client.ts'
import { renderMessages } from '../../llm/render/render-messages.ts'
import type { ModelSettings } from '../../model-settings.ts'
import { modelClients } from './model-clients.ts'
import type { ModelPlan } from './plan-models.ts'

/** How long a model that has begun to write may be silent, in milliseconds: some send a long text in one piece. */
const idleMs = 60_000

interface Surroundings {
  readonly store: Pick<Store, 'answers' | 'spending'>
  readonly clock: Clock
  readonly logger: Logger
  /** Stands around each client: to record what goes over it, say. */
  readonly around?: (client: ModelClient, provider: string) => ModelClient
}

/** The gateway of a node with the providers of runs that answer through it. */
export function openGateway(
  plan: ModelPlan,
  settings: ModelSettings,
  { store, clock, logger, around = (client) => client }: Surroundings,
): { readonly gateway: Gateway; readonly providers: readonly ModelProvider[] } {
  const clients = new Map(
    [...modelClients(settings, clock)].map(([provider, client]) => [provider, around(client, provider)]),
  )
  const now = (): number => clock.monotonic()
  const gateway = new Gateway({
    lines: new Lines({ clients, prices: plan.prices, concurrency: settings.concurrency, now }),
    render: renderMessages,
    answers: store.answers,
    spending: store.spending,
    capUsd: settings.budgetPerDayUsd,
    times: { totalMs: settings.timeoutMs, idleMs },
    mostOutputTokens: settings.outputTokens,
    effort: settings.effort,
    clock,
    random: Math.random,
    logger,
  })
  return { gateway, providers: plan.providers.map(({ routing, ...about }) => gateway.provider(about, routing)) }
}
