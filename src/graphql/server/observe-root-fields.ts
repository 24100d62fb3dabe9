import { defaultFieldResolver, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import type { Answered } from '../api.ts'
import type { GraphqlContext } from '../context.ts'
import { RunView } from '../views/run-view.ts'

type Step = 'resolve' | 'subscribe'

/** Tells of every root field what came of it, refusals included: once for an operation over any transport. */
export function observeRootFields(schema: GraphQLSchema): void {
  observe(schema.getQueryType(), 'resolve')
  observe(schema.getMutationType(), 'resolve')
  observe(schema.getSubscriptionType(), 'subscribe')
}

function observe(type: GraphQLObjectType | null | undefined, step: Step): void {
  for (const field of Object.values(type?.getFields() ?? {})) {
    const answer = field[step] ?? defaultFieldResolver
    field[step] = async (source, args, context: GraphqlContext, info): Promise<unknown> => {
      const { api, requestId, caller } = context
      const began = api.clock.monotonic()
      const told = (about: Pick<Answered, 'runId' | 'refused' | 'error'>): void =>
        api.onAnswered({
          requestId,
          field: `${type?.name ?? ''}.${field.name}`,
          seconds: (api.clock.monotonic() - began) / 1_000,
          key: caller.key?.id ?? null,
          ...about,
        })
      try {
        const result: unknown = await answer(source, args, context, info)
        told(outcomeOf(result))
        return result
      } catch (error) {
        told({ runId: null, refused: null, error })
        throw error
      }
    }
  }
}

/** What the payload of a mutation says of itself; nothing where it is none. */
function outcomeOf(result: unknown): Pick<Answered, 'runId' | 'refused'> {
  if (typeof result !== 'object' || result === null) return { runId: null, refused: null }
  const { run, userErrors } = result as { readonly run?: unknown; readonly userErrors?: unknown }
  const [first] = (Array.isArray(userErrors) ? userErrors : []) as readonly { readonly code?: string }[]
  return { runId: run instanceof RunView ? run.runId : null, refused: first?.code ?? null }
}
