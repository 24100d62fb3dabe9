import type { GraphQLSchema } from 'graphql'
import { restOperations, tags } from '../rest-operations.ts'
import { componentSchemas } from './component-schemas.ts'
import { describedOperation, type GeneratedOperation } from './described-operation.ts'
import type { JsonSchema } from './json-schema.ts'
import { otherPaths } from './other-paths.ts'
import { failures } from './responses.ts'

/** What sofa-api generates. */
export interface GeneratedDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, GeneratedOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}

interface Described {
  /** The schema as the REST API shows it. */
  readonly shown: GraphQLSchema
  readonly generated: GeneratedDocument
  /** Of the program. */
  readonly version: string
  readonly base: string
}

const about = `The same operations, ids and cursors as in the GraphQL API at \`/graphql\`, as resources.

- **Lists** come in pages: \`first\` (at most 100) and \`after\`, which takes the \`pageInfo.endCursor\` of the page before.
- **Events** of a run are followed with \`GET /runs/{id}/events\`: pass the \`cursor\` of each answer as \`after\` of the next
  request, and neither gap nor duplicate can occur.
- **Requests that change something** take an \`Idempotency-Key\`; sent again with the same arguments they do nothing a second time.
- **Errors** have one shape (\`ErrorAnswer\`) and a stable \`code\`.
- **Keys** are sent as \`Authorization: Bearer g1key_…\`; a server that only its own machine can reach may ask for none.
`

/** The OpenAPI document of the REST API. */
export function openApiDocument({ shown, generated, version, base }: Described): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of restOperations) {
    const made = generated.paths[operation.path]?.[operation.method.toLowerCase()]
    if (made === undefined) throw new TypeError(`Found nothing generated for ${operation.name}, expected a route.`)
    const described = describedOperation(operation, made, shown)
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: described }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'G1 REST API',
      version,
      description: about,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: base, description: 'This server' }],
    security: [{ key: [] }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths: { ...paths, ...otherPaths },
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', bearerFormat: 'g1key_…', description: 'An API key (`g1 keys create`).' },
      },
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          description: 'Stands for `idempotencyKey` in the body: 1 to 200 characters, a UUID does well.',
          schema: { type: 'string', minLength: 1, maxLength: 200 },
        },
      },
      responses: failures,
      schemas: componentSchemas(shown, generated.components.schemas),
    },
  }
}
