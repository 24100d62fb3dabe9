import type { StartRunInput } from '../../client/client.ts'

/** What a `build` asks for. Equal orders are the same work: an unfinished run of it is gone on with. */
export interface Order {
  readonly requirements: string | null
  readonly workflow: unknown
  readonly data: Readonly<Record<string, unknown>> | null
  readonly title: string | null
  readonly provider: string | null
  readonly budgetUsd: number | null
  readonly questionsAllowed: boolean
  readonly models: readonly { readonly for: string; readonly use: readonly string[] }[]
  /** Whether earlier answers to identical requests may be given. */
  readonly cache: boolean
}

/** The order as the API takes it: what is null is left out, so that the server's defaults hold. */
export function startInput(order: Order): StartRunInput {
  const { requirements, workflow, data, title, provider, budgetUsd, questionsAllowed, models, cache } = order
  return {
    ...(requirements === null ? {} : { requirements }),
    ...(workflow === null ? {} : { workflow }),
    ...(data === null ? {} : { data }),
    ...(title === null ? {} : { title }),
    ...(provider === null ? {} : { provider }),
    ...(budgetUsd === null ? {} : { budgetUsd }),
    ...(models.length === 0 ? {} : { models }),
    questionsAllowed,
    cache,
  }
}
