import type { ModelChoice, ModelRequest } from '../../core/provider.ts'
import { chosen } from './model-choice.ts'
import { readRoute, type Route } from './route.ts'

/** How one provider of runs finds its models. */
export interface Routing {
  /** Models of this provider alone count, whatever a persona's file names; null: those of all. */
  readonly only: string | null
  /** Where nothing more particular is said: `G1_MODELS`, or a provider's default model of each tier. */
  readonly otherwise: ModelChoice
}

type Asked = Pick<ModelRequest, 'persona' | 'tier'>

/** The models to try for a request, in order: what the run says, else the persona's file, else the node. Each once. */
export function routesFor({ persona, tier }: Asked, models: ModelChoice | null, routing: Routing): readonly Route[] {
  const wanted = { persona: persona.id, tier }
  const { only, otherwise } = routing
  const inFile = persona.models.filter((model) => only === null || model.startsWith(`${only}/`))
  const names = chosen(models ?? {}, wanted) ?? (inFile.length > 0 ? inFile : chosen(otherwise, wanted)) ?? []
  return [...new Set(names)].flatMap((name) => readRoute(name) ?? [])
}
