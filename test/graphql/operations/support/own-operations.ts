import { readdirSync, readFileSync } from 'node:fs'
import {
  type DocumentNode,
  getIntrospectionQuery,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  parse,
  typeFromAST,
  isInputType,
} from 'graphql'
import { operationCost } from '../../../../src/graphql/operations/operation-cost.ts'

/** An operation that a program of ours asks. */
interface OwnOperation {
  readonly name: string
  readonly cost: number
}

const folders = ['src/client/documents', 'web/src/api/documents'] as const

/** What the client, the console and GraphiQL ask, at its dearest: pages as large as they may be. */
export function ownOperations(schema: GraphQLSchema): readonly OwnOperation[] {
  const introspection = parse(
    getIntrospectionQuery({
      descriptions: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      directiveIsRepeatable: true,
      specifiedByUrl: true,
      oneOf: true,
    }),
  )
  return [
    ...folders.flatMap((folder) => operationsOf(schema, folder)),
    { name: 'GraphiQL IntrospectionQuery', cost: operationCost({ schema, document: introspection }) },
  ]
}

function operationsOf(schema: GraphQLSchema, folder: (typeof folders)[number]): readonly OwnOperation[] {
  const at = new URL(`../../../../${folder}/`, import.meta.url)
  const document = parse(
    readdirSync(at)
      .map((name) => readFileSync(new URL(name, at), 'utf8'))
      .join('\n'),
  )
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return []
    const operationName = definition.name?.value ?? ''
    const variables = variablesOf(schema, document, operationName)
    return [
      {
        name: `${folder.split('/')[0] ?? ''} ${operationName}`,
        cost: operationCost({ schema, document, operationName, variables }),
      },
    ]
  })
}

/** Values of the right types; pages of 100. */
function variablesOf(schema: GraphQLSchema, { definitions }: DocumentNode, name: string): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION || definition.name?.value !== name) continue
    for (const { variable, type } of definition.variableDefinitions ?? []) {
      const typed = typeFromAST(schema, type as never) as unknown
      values[variable.name.value] = variable.name.value === 'first' ? 100 : isInputType(typed) ? valueOf(typed) : null
    }
  }
  return values
}

function valueOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType)
  if (isListType(type)) return []
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (!isInputObjectType(type)) return type.name === 'Int' || type.name === 'Float' ? 1 : 'x'
  const needed = Object.values(type.getFields()).filter((field) => isNonNullType(field.type))
  return Object.fromEntries(needed.map((field) => [field.name, valueOf(field.type)]))
}
