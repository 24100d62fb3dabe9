import { readdirSync, readFileSync } from 'node:fs'
import { buildSchema, type GraphQLSchema, isEnumType } from 'graphql'

const folder = new URL('../../schema/', import.meta.url)

/** The schema as its files say, made with the library that the fuzz itself uses. */
export const contract: GraphQLSchema = buildSchema(
  readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n'),
)

const codes = contract.getType('ErrorCode')

/** The closed set of error codes, and the one that plain routes have beside it. */
export const errorCodes: readonly string[] = [
  ...(isEnumType(codes) ? codes.getValues().map(({ name }) => name) : []),
  'METHOD_NOT_ALLOWED',
]
