import type { ApiOptions } from '../api.ts'
import type { Provider } from '../generated/resolvers.ts'
import { dateTime } from './date-time.ts'

/** Every provider that the node knows: those that can be asked, then those that lack something. */
export function providerViews({ providers }: Pick<ApiOptions, 'providers'>): readonly Provider[] {
  const { names, byDefault, absent, asking } = providers
  return [...new Set([...names, ...absent.keys()])].map((name) => {
    const todo = names.includes(name) ? undefined : absent.get(name)
    return {
      name,
      isDefault: name === byDefault,
      absent: todo === undefined ? null : `Whoever runs the node has to ${todo}.`,
      asksModels: asking.includes(name) || todo !== undefined,
      models: providers.health(name).map(({ model, retryAt }) => ({
        model,
        state: retryAt === null ? 'HEALTHY' : 'RESTED',
        retryAt: retryAt === null ? null : dateTime(retryAt),
      })),
    }
  })
}
