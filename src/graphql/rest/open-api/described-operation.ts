import type { GraphQLArgument, GraphQLSchema } from 'graphql'
import type { RestOperation } from '../rest-operations.ts'
import { type JsonSchema, precise } from './json-schema.ts'
import { always, conflicting, missing, unplayable, withBody } from './responses.ts'

/** What was generated for an operation. */
export interface GeneratedOperation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: JsonSchema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> }>
  >
}

const idempotencyKey = { $ref: '#/components/parameters/IdempotencyKey' }

/** An operation as the document has it: what was generated, with what only the schema and the list of operations know. */
export function describedOperation(
  operation: RestOperation,
  generated: GeneratedOperation,
  shown: GraphQLSchema,
): object {
  const { name, summary, tag, method, path, field, status = 200 } = operation
  const reads = field.startsWith('Query.')
  const root = reads ? shown.getQueryType() : shown.getMutationType()
  const { description, args = [] } = root?.getFields()[name] ?? {}
  const argument = new Map(args.map((one) => [one.name, one]))
  const inPath = (argumentName: string): boolean => path.includes(`{${argumentName}}`)
  const made = new Map(generated.parameters?.map((one) => [one.name, one.schema]))
  const parameters = args
    .filter((one) => inPath(one.name) || method === 'GET')
    .map((one) => parameter(one, made.get(one.name) ?? {}, inPath(one.name)))
  const key = argument.has('idempotencyKey') ? [idempotencyKey] : []
  const body = generated.requestBody?.content['application/json']?.schema
  return {
    operationId: name,
    summary,
    description: description ?? summary,
    tags: [tag],
    parameters: [...parameters, ...key],
    ...(method === 'POST' && body !== undefined ? { requestBody: bodyOf(body, argument, inPath) } : {}),
    responses: {
      [status]: success(operation, generated),
      ...always,
      ...(path.includes('{') || name === 'getSampleRun' ? missing : {}),
      ...(method === 'POST' ? withBody : {}),
      ...(reads || tag === 'access' ? {} : conflicting),
      ...(name === 'startRun' ? unplayable : {}),
    },
  }
}

function parameter({ name, description, defaultValue }: GraphQLArgument, made: JsonSchema, inPath: boolean): object {
  const { description: _, ...schema } = precise(made)
  return {
    name,
    in: inPath ? 'path' : 'query',
    required: inPath,
    ...(description == null ? { description: `The ${name} of what is meant.` } : { description }),
    schema: defaultValue === undefined ? schema : { ...schema, default: defaultValue },
  }
}

function bodyOf(
  { properties = {}, required = [] }: JsonSchema,
  argument: ReadonlyMap<string, GraphQLArgument>,
  inPath: (name: string) => boolean,
): object {
  const kept = Object.entries(properties).filter(([name]) => !inPath(name))
  const demanded = required.filter((name) => !inPath(name))
  const described = kept.map(([name, made]) => {
    const { description, defaultValue } = argument.get(name) ?? {}
    const more = {
      ...(description == null ? {} : { description }),
      ...(defaultValue === undefined ? {} : { default: defaultValue }),
    }
    return [name, { ...precise(made), ...more }]
  })
  const schema = {
    type: 'object',
    properties: Object.fromEntries(described) as Readonly<Record<string, JsonSchema>>,
    additionalProperties: false,
    ...(demanded.length === 0 ? {} : { required: demanded }),
  }
  return { required: demanded.length > 0, content: { 'application/json': { schema } } }
}

function success({ status, tag }: RestOperation, generated: GeneratedOperation): object {
  if (status === 204) return { description: 'It is done.' }
  const schema = generated.responses['200']?.content?.['application/json']?.schema ?? {}
  const location = { Location: { description: 'Where the new run is.', schema: { type: 'string' } } }
  return {
    description: said[status ?? 200],
    ...(status === 201 && tag === 'runs' ? { headers: location } : {}),
    content: { 'application/json': { schema } },
  }
}

const said = {
  200: 'What was asked for.',
  201: 'It was made. With an idempotency key: perhaps by an earlier request.',
  202: 'The request is stored; its effect follows as events of the run, which is shown as it is now.',
} as const
