import { type ModelChoice, modelTiers } from '../../core/provider.ts'
import type { ApiOptions } from '../api.ts'
import { invalid, type UserErrorView } from '../errors/user-error.ts'
import type { ModelChoiceInput } from '../generated/resolvers.ts'

const mostModels = 10

interface Ordered {
  readonly models: readonly ModelChoiceInput[]
  /** Who answers for the personas. */
  readonly provider: string
}

/** Everything that is wrong with the models of an order: whom they are for, and whether they can be asked. */
export function modelErrors(
  { brain, providers }: Pick<ApiOptions, 'brain' | 'providers'>,
  { models, provider }: Ordered,
): readonly UserErrorView[] {
  if (models.length === 0) return []
  if (providers.names.includes(provider) && !providers.asking.includes(provider)) {
    const names = providers.asking.join(', ') || 'none is set up'
    const message = `Found models for the provider "${provider}", which asks none, expected a provider that does (${names}); name it, or leave the models out.`
    return [invalid(message, 'models')]
  }
  const known = ['*', ...modelTiers, ...brain.personas.map(({ id }) => id)]
  if (models.length > known.length) {
    return [invalid(`Found ${models.length} choices of models, expected at most ${known.length}.`, 'models')]
  }
  return models.flatMap(({ for: whom, use }, index) => {
    const at = ['models', String(index)]
    if (!known.includes(whom)) {
      const names = known.slice(1 + modelTiers.length).join(', ')
      const message = `Found "${whom.slice(0, 60)}", expected *, a tier (${modelTiers.join(', ')}) or a persona (${names}).`
      return [invalid(message, ...at, 'for')]
    }
    if (models.findIndex((one) => one.for === whom) < index) {
      return [invalid(`Found "${whom}" twice, expected it once; join its models.`, ...at, 'for')]
    }
    if (use.length < 1 || use.length > mostModels) {
      return [invalid(`Found ${use.length} models, expected 1 to ${mostModels}.`, ...at, 'use')]
    }
    return use.flatMap((model, place) => {
      const problem = providers.modelProblem(model.slice(0, 300))
      return problem === null ? [] : [invalid(`${sentence(problem)}.`, ...at, 'use', String(place))]
    })
  })
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** The models of an order by whom they are for; null: as the nodes are configured. */
export const modelChoice = (models: readonly ModelChoiceInput[]): ModelChoice | null =>
  models.length === 0 ? null : Object.fromEntries(models.map(({ for: whom, use }) => [whom, use]))
