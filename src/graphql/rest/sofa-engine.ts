import { type DocumentNode, type ExecutionResult, type GraphQLError, type GraphQLSchema, Kind } from 'graphql'
import { useSofa } from 'sofa-api'
import { InvalidInput } from '../../core/errors.ts'
import { publicResult } from '../server/public-result.ts'
import type { GeneratedDocument } from './open-api/document.ts'
import { scalars } from './open-api/scalars.ts'
import type { RestAsking, RestOptions } from './rest-options.ts'
import { type RestOperation, restOperations } from './rest-operations.ts'
import { type SchemaOperation, schemaOperation, type UserError } from './schema-operation.ts'

interface Sofa extends Pick<RestOptions, 'api' | 'schema' | 'execute'> {
  /** The schema as the REST API shows it. */
  readonly shown: GraphQLSchema
  readonly base: string
}

/** What came of an operation: exactly one of these. `json` is what was asked for, `null` where it does not exist. */
export type Outcome =
  | { readonly error: GraphQLError }
  | { readonly userErrors: readonly [UserError, ...UserError[]] }
  | { readonly json: string }

/** A request for the router of the library; `path` has its arguments in it. */
export interface EngineRequest {
  readonly method: string
  readonly path: string
  readonly search: URLSearchParams
  /** null: it has none. */
  readonly body: object | null
}

/** One request on its way through the router, which knows nothing of it. */
interface Asked {
  readonly asking: RestAsking
  userErrors: readonly UserError[]
  errors: readonly GraphQLError[]
  thrown: { readonly error: unknown } | null
}

interface Router {
  fetch(url: string, init: RequestInit, context: { readonly asked: Asked }): Promise<Response>
  readonly openAPIDocument: GeneratedDocument
}

interface ExecuteArgs {
  readonly document: DocumentNode
  readonly variableValues: Readonly<Record<string, unknown>>
  readonly contextValue: { readonly asked: Asked }
}

export interface SofaEngine {
  readonly described: GeneratedDocument
  /** Throws what carrying it out throws, and InvalidInput for arguments that the library cannot read. */
  carry(request: EngineRequest, asking: RestAsking): Promise<Outcome>
}

/**
 * The operations as sofa-api generates them from the schema that the REST API shows: their documents, their routes and what
 * describes them. What it executes goes to the schema itself. It has routes for webhooks too, which would send what they are
 * told to wherever they are told to: nothing may be passed on to it but what `restOperations` names.
 */
export function sofaEngine({ api, schema, shown, base, execute }: Sofa): SofaEngine {
  const real = new Map<string, SchemaOperation>()
  const realOf = (name: string, document: DocumentNode): SchemaOperation => {
    const operation = restOperations.find((one) => one.name === name)
    if (operation === undefined) throw new TypeError(`Found no operation "${name}", expected one of restOperations.`)
    const made = real.get(name) ?? schemaOperation(schema, operation, document)
    real.set(name, made)
    return made
  }
  const router = useSofa({
    basePath: base,
    schema: shown,
    customScalars: scalars,
    routes: Object.fromEntries(restOperations.map(routeOf)),
    context: (context: object) => context,
    execute: (async ({ document, variableValues, contextValue: { asked } }: ExecuteArgs): Promise<ExecutionResult> => {
      const name = rootFieldOf(document)
      const nothing = { data: { [name]: null } }
      try {
        const { query, operationName, variables, result, userErrors } = realOf(name, document)
        const request = { query, operationName, variables: variables(variableValues) }
        const done = publicResult(api, await execute(request, asked.asking), asked.asking.requestId)
        asked.errors = done.errors ?? []
        if (asked.errors.length > 0 || done.data == null) return nothing
        asked.userErrors = userErrors(done.data)
        return { data: { [name]: result(done.data) } }
      } catch (error) {
        asked.thrown = { error }
        return nothing
      }
    }) as never,
    openAPI: { openapi: '3.1.0' } as never,
    swaggerUI: { endpoint: false } as never,
  }) as unknown as Router

  return {
    described: router.openAPIDocument,
    carry: async ({ method, path, search, body }, asking) => {
      const asked: Asked = { asking, userErrors: [], errors: [], thrown: null }
      const carried =
        body === null ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      const response = await router.fetch(`http://localhost${base}${path}?${search}`, { method, ...carried }, { asked })
      const json = await response.text()
      const [error] = asked.errors
      const [first, ...others] = asked.userErrors
      if (asked.thrown !== null) throw asked.thrown.error
      if (error !== undefined) return { error }
      if (first !== undefined) return { userErrors: [first, ...others] }
      if (response.status === 400) throw new InvalidInput(messageIn(json))
      if (!response.ok)
        throw new TypeError(`Found the status ${response.status} from the router, expected 200: ${json}`)
      return { json }
    },
  }
}

const routeOf = ({ field, name, method, path, tag }: RestOperation) =>
  [
    `${field.startsWith('Query.') ? 'Query' : 'Mutation'}.${name}`,
    { method, path: path.replace(/\{(\w+)\}/g, ':$1'), tags: [tag], responseStatus: 200 as const },
  ] satisfies [string, object]

function rootFieldOf({ definitions }: DocumentNode): string {
  const [operation] = definitions
  const [field] = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : []
  return field?.kind === Kind.FIELD ? field.name.value : ''
}

function messageIn(json: string): string {
  const { errors } = JSON.parse(json) as { readonly errors?: readonly { readonly message?: string }[] }
  return errors?.[0]?.message ?? 'Found arguments that cannot be read.'
}
