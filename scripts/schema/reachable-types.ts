import { GraphQLSchema, isInterfaceType, isObjectType } from 'graphql'

/** The names of all types that a request or its answer can meet: from the root types on, and what implements an interface on the way. */
export function reachableTypes(schema: GraphQLSchema): ReadonlySet<string> {
  const whole = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type))
  for (let types: typeof whole = []; ; ) {
    const reached = new GraphQLSchema({ ...schema.toConfig(), types, assumeValid: true }).getTypeMap()
    const implementing = whole.filter((type) => type.getInterfaces().some(({ name }) => name in reached))
    if (implementing.length === types.length) return new Set(Object.keys(reached))
    types = implementing
  }
}
