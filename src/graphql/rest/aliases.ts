import { type FieldNode, type GraphQLSchema, isObjectType, Kind, type SelectionSetNode } from 'graphql'

/**
 * A selection on several types in which fields that bear the same name and are of another type have aliases, as GraphQL
 * demands. Aliases that it had are gone.
 */
export function aliased({ selections }: SelectionSetNode, schema: GraphQLSchema): SelectionSetNode {
  const first = new Map<string, string>()
  return {
    kind: Kind.SELECTION_SET,
    selections: selections.map((selection) => {
      if (selection.kind !== Kind.INLINE_FRAGMENT) return selection
      const of = selection.typeCondition?.name.value ?? ''
      const type = schema.getType(of)
      const inner = selection.selectionSet.selections.map((field) => {
        if (field.kind !== Kind.FIELD || !isObjectType(type)) return field
        const name = field.name.value
        const shape = String(type.getFields()[name]?.type)
        const before = first.get(name)
        if (before === undefined) first.set(name, shape)
        const value = before === undefined || before === shape ? name : `${name}_${of}`
        return value === name ? bare(field) : { ...bare(field), alias: { kind: Kind.NAME, value } as const }
      })
      return { ...selection, selectionSet: { kind: Kind.SELECTION_SET, selections: inner } }
    }),
  }
}

function bare({ alias: _, ...field }: FieldNode): FieldNode {
  return field
}

/** What came of it, with its fields under their own names. Only its outermost fields can have aliases. */
export function unaliased(value: unknown, { selections }: SelectionSetNode): unknown {
  if (typeof value !== 'object' || value === null || !('__typename' in value)) return value
  const names = new Map(
    selections
      .flatMap((one) => (one.kind === Kind.INLINE_FRAGMENT ? one.selectionSet.selections : []))
      .flatMap((field) => (field.kind === Kind.FIELD ? [[field.alias?.value ?? '', field.name.value] as const] : [])),
  )
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [names.get(key) ?? key, inner]))
}
