import {
  type DocumentNode,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { createGraphQLError } from 'graphql-yoga'
import type { Allowance, RateLimit } from '../../core/rate-limit.ts'
import { type ApiServices, type GraphqlContext, makeContext } from '../context.ts'
import { publicResult } from '../server/public-result.ts'
import { mostCost } from '../server/limits.ts'
import type { OperationCost } from './charged-cost.ts'
import { DocumentCache, type PreparedDocument } from './document-cache.ts'
import { operationCost } from './operation-cost.ts'
import { OperationRefused } from './operation-refused.ts'
import { type DocumentRequest, documentText, type TrustedDocuments } from './trusted-documents.ts'

/** An operation as a caller asks for it. */
export interface OperationRequest extends DocumentRequest {
  readonly operationName?: string | null | undefined
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined
}

/** Who asks. `client`: whom its cost is charged to, a key or an address. */
export interface Asking extends Pick<GraphqlContext, 'requestId' | 'caller' | 'calledAt' | 'resumeAfter'> {
  readonly client: string
}

/** An operation that may be carried out. */
export interface Operation {
  readonly prepared: PreparedDocument
  readonly definition: OperationDefinitionNode
  readonly args: ExecutionArgs & { readonly contextValue: GraphqlContext }
  readonly cost: OperationCost
}

export interface OperationsOptions {
  readonly services: ApiServices
  readonly schema: GraphQLSchema
  /** Whether callers may ask for the schema. */
  readonly introspection: boolean
  readonly trusted: TrustedDocuments | null
  /** null: as much as they like. */
  readonly rateLimit: RateLimit | null
}

/** What every operation goes through before it is carried out, whatever carries it: HTTP, event streams, WebSockets, REST. */
export class Operations {
  readonly #options: OperationsOptions
  readonly #documents: DocumentCache

  constructor(options: OperationsOptions) {
    this.#options = options
    this.#documents = new DocumentCache(options)
  }

  get schema(): GraphQLSchema {
    return this.#options.schema
  }

  get introspection(): boolean {
    return this.#options.introspection
  }

  /** The text of the document that is asked for. Throws a GraphQLError. */
  textOf(request: DocumentRequest): string {
    return documentText(request, this.#options.trusted)
  }

  prepare(text: string): PreparedDocument {
    return this.#documents.prepare(text)
  }

  preparedOf(document: DocumentNode): PreparedDocument | null {
    return this.#documents.of(document)
  }

  /** Reads, checks and charges an operation. Throws OperationRefused with all that stands against it. */
  async begin(request: OperationRequest, asking: Asking): Promise<Operation> {
    const prepared = this.prepare(refusing(() => this.textOf(request)))
    const { document, errors } = prepared
    if (document === null || errors.length > 0) throw new OperationRefused(errors)
    const { operationName = null, variables = null } = request
    const definition = getOperationAST(document, operationName)
    if (definition === null || definition === undefined) throw new OperationRefused([unknownOperation(operationName)])
    const cost = await this.charge({ document, operationName, variables }, asking)
    return {
      prepared,
      definition,
      cost,
      args: {
        schema: this.schema,
        document,
        operationName,
        variableValues: variables,
        hideSuggestions: !this.introspection,
        contextValue: makeContext(this.#options.services, asking),
      },
    }
  }

  /** Charges an operation to whoever asks. Throws OperationRefused where it costs too much, at once or for now. */
  async charge(
    of: Pick<OperationRequest, 'operationName' | 'variables'> & { readonly document: DocumentNode },
    { client }: Pick<Asking, 'client'>,
  ): Promise<OperationCost> {
    const { operationName = null, variables = null, document } = of
    const requested = operationCost({ schema: this.schema, document, operationName, variables: variables ?? {} })
    const cost = { requested, limit: mostCost }
    if (requested > mostCost) throw new OperationRefused([tooDear(cost)], cost)
    if (this.#options.rateLimit === null) return cost
    const allowance = await this.#options.rateLimit.take(client, requested)
    const { remaining, restorePerSecond } = allowance
    const charged = { ...cost, remaining, restorePerSecond }
    if (!allowance.granted) throw new OperationRefused([tooMuch(requested, allowance)], charged)
    return charged
  }

  /** Carries out a query or a mutation, as callers may see it. */
  async execute({ args, cost }: Operation): Promise<ExecutionResult> {
    const result = await execute(args)
    const shown = publicResult(this.#options.services.api, result, args.contextValue.requestId)
    return { ...shown, extensions: { ...shown.extensions, cost } }
  }
}

function refusing<Value>(act: () => Value): Value {
  try {
    return act()
  } catch (error) {
    throw new OperationRefused([error as GraphQLError])
  }
}

const unknownOperation = (name: string | null): GraphQLError =>
  createGraphQLError(
    name === null
      ? 'Found a document without exactly one operation, expected "operationName" to say which.'
      : `Found no operation "${name.slice(0, 60)}" in the document, expected one of its names as "operationName".`,
    { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } } },
  )

const tooDear = (cost: OperationCost): GraphQLError =>
  createGraphQLError(
    `Found an operation that costs ${cost.requested} points, expected at most ${cost.limit}; ask for smaller pages, or in several operations.`,
    { extensions: { code: 'LIMIT_EXCEEDED', http: { status: 400 } } },
  )

function tooMuch(requested: number, { limit, remaining, retryAfterMs }: Allowance): GraphQLError {
  const found = `Found an operation that costs ${requested} points`
  if (!Number.isFinite(retryAfterMs)) {
    const message = `${found}, expected at most ${limit}, which is all that a client may spend at once (G1_RATE_LIMIT).`
    return createGraphQLError(message, { extensions: { code: 'RATE_LIMITED', http: { status: 429 } } })
  }
  const retryAfterSeconds = Math.max(1, Math.ceil(retryAfterMs / 1_000))
  const http = { status: 429, headers: { 'retry-after': String(retryAfterSeconds) } }
  return createGraphQLError(`${found}, of which ${remaining} are left for now; try again in ${retryAfterSeconds} s.`, {
    extensions: { code: 'RATE_LIMITED', retryAfterSeconds, http },
  })
}
