import { getNamedType, type GraphQLSchema, type GraphQLType, isObjectType } from 'graphql'
import { references } from './shapes.ts'

/** The subscription that the long poll follows, with the fields of an event that the REST API shows. */
export function shownEvents(schema: GraphQLSchema): string {
  const payload = schema.getType('RunEventsPayload')
  return `subscription followRun($runId: ID!, $after: String, $types: [String!]) {
    runEvents(runId: $runId, after: $after, types: $types) ${selectionOf(payload ?? null)}
  }`
}

/** All fields of a type, and of what stands in it what is shown there. */
function selectionOf(type: GraphQLType | null): string {
  const named = type === null ? null : getNamedType(type)
  if (!isObjectType(named)) return ''
  const shown = references[named.name]?.fields
  const fields = Object.values(named.getFields()).filter(({ name }) => shown?.includes(name) ?? true)
  return `{ ${fields.map((field) => `${field.name} ${selectionOf(field.type)}`).join(' ')} }`
}
