import {
  coerceInputValue,
  getNamedType,
  type GraphQLInputType,
  type GraphQLObjectType,
  isEnumType,
  isListType,
  isNonNullType,
} from 'graphql'
import { InvalidInput } from '../../core/errors.ts'
import type { Body } from './read-body.ts'

/** Arguments by name, with the types that they are to have: those of a field of the schema as the REST API shows it. */
export type Expected = ReadonlyMap<string, GraphQLInputType>

export const argumentTypes = (root: GraphQLObjectType | null | undefined, field: string): Expected =>
  new Map(root?.getFields()[field]?.args.map(({ name, type }) => [name, type] as const) ?? [])

/**
 * The arguments in a query string, each checked: what nobody knows or what is off its type is an error, so that a mistyped
 * name is not taken for one that was left out. Lists are `a=1&a=2` or `a=1,2`. Throws InvalidInput.
 */
export function readQuery(query: URLSearchParams, expected: Expected): URLSearchParams {
  const read = new URLSearchParams()
  for (const name of new Set(query.keys())) {
    const type = typeOf(name, expected)
    const values = query.getAll(name)
    const isList = isListType(isNonNullType(type) ? type.ofType : type)
    if (!isList && values.length > 1) throw wrong(name, `${values.length} values, expected one`)
    for (const value of isList ? values.flatMap((one) => one.split(',')) : values) {
      const named = getNamedType(type)
      const problem = problemOf(value, named.name)
      if (problem !== null) throw wrong(name, problem)
      if (isEnumType(named) && named.getValue(value) === undefined) {
        const known = named.getValues().map((one) => one.name)
        throw wrong(name, `"${value.slice(0, 60)}", expected ${known.join(', ')}`)
      }
      read.append(name, value)
    }
  }
  return read
}

/** The arguments in a body, each checked like those in a query string. Throws InvalidInput. */
export function readFields(body: Body, expected: Expected): Body {
  for (const [name, value] of Object.entries(body)) {
    coerceInputValue(value, typeOf(name, expected), (path, _, { message }) => {
      throw new InvalidInput(`Found in ${[name, ...path].join('.')}: ${message}`, [name, ...path.map(String)])
    })
  }
  return body
}

/** Throws InvalidInput where an argument that is needed was not given. */
export function demandAll(given: ReadonlySet<string>, expected: Expected): void {
  for (const [name, type] of expected) {
    if (isNonNullType(type) && !given.has(name)) throw wrong(name, `nothing, expected ${String(type.ofType)}`)
  }
}

function typeOf(name: string, expected: Expected): GraphQLInputType {
  const type = expected.get(name)
  if (type !== undefined) return type
  const known = [...expected.keys()]
  const instead = known.length === 0 ? 'there are none here' : `expected ${known.join(', ')}`
  throw new InvalidInput(`Found an argument "${name.slice(0, 60)}", ${instead}.`, [name.slice(0, 60)])
}

/** What is wrong with a text that stands for a value of a built-in type; null: nothing. */
function problemOf(value: string, type: string): string | null {
  const isWrong = type === 'Int' && (!/^-?\d{1,10}$/.test(value) || Math.abs(Number(value)) > 2_147_483_647)
  if (isWrong) return `"${value.slice(0, 60)}", expected a whole number`
  if (type === 'Boolean' && value !== 'true' && value !== 'false')
    return `"${value.slice(0, 60)}", expected true or false`
  return null
}

const wrong = (name: string, what: string): InvalidInput => new InvalidInput(`Found ${what} for "${name}".`, [name])
