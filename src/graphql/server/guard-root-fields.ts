import { defaultFieldResolver, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { demandRole } from '../../identity/permissions.ts'
import type { GraphqlContext } from '../context.ts'

type Step = 'resolve' | 'subscribe'

/** Sets the role that a field asks for before whatever answers it, so that no transport and no fragment leads around it. */
export function guardRootFields(schema: GraphQLSchema): void {
  guard(schema.getQueryType(), 'resolve')
  guard(schema.getMutationType(), 'resolve')
  guard(schema.getSubscriptionType(), 'subscribe')
}

function guard(type: GraphQLObjectType | null | undefined, step: Step): void {
  for (const field of Object.values(type?.getFields() ?? {})) {
    const answer = field[step] ?? defaultFieldResolver
    field[step] = (source, args, context: GraphqlContext, info): unknown => {
      demandRole(context.caller, `${type?.name ?? ''}.${field.name}`)
      return answer(source, args, context, info)
    }
  }
}
