import type { Clock } from '../../core/clock.ts'
import type { ModelHealth } from '../../graphql/api.ts'
import type { Gateway } from '../../llm/gateway/gateway.ts'
import { nameOf } from '../../llm/routing/route.ts'
import type { ModelPlan } from './plan-models.ts'

interface Sources {
  readonly plan: Pick<ModelPlan, 'providers'>
  readonly gateway: Pick<Gateway, 'figures'>
  readonly clock: Pick<Clock, 'now'>
}

/** How the models of a provider of runs fare that this node has asked. One that takes models of everybody has them all. */
export const modelHealth =
  ({ plan, gateway, clock }: Sources) =>
  (provider: string): readonly ModelHealth[] => {
    const takesAll = plan.providers.some(({ id, routing }) => id === provider && routing.only === null)
    return gateway
      .figures()
      .lines.filter((line) => line.requests.size > 0 && (takesAll || line.provider === provider))
      .map(({ restMs, ...route }) => ({
        model: nameOf(route),
        retryAt: restMs === null ? null : Math.round(clock.now() + restMs),
      }))
  }
