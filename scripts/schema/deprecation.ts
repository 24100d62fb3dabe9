import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  resolveSchemaCoordinate,
} from 'graphql'
import { isReached } from './version.ts'

/** What a deprecation promises. */
interface Deprecation {
  /** What to use instead, as coordinates of the schema: `Run.plan`, `RunStatus.PARKED`, `Query.runs(search:)`. */
  readonly instead: readonly string[]
  /** The first version that may be without it. */
  readonly goesIn: string
}

const shape = /^Use (`[^`]+`(?:(?:, | and )`[^`]+`)*)\. Goes in (\d+\.\d+\.\d+)\.$/
const expected = 'expected "Use `Type.field`. Goes in 1.2.0."'

/** Reads the reason of a `@deprecated`; null where it does not say what to use and until when. */
function readReason(reason: string): Deprecation | null {
  const [, instead, goesIn] = shape.exec(reason) ?? []
  if (instead === undefined || goesIn === undefined) return null
  return { instead: [...instead.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name), goesIn }
}

/** Whether what was deprecated for this reason may be left out of a version. */
export function mayGo(reason: string, version: string): boolean {
  const read = readReason(reason)
  return read !== null && isReached(read.goesIn, version)
}

/** What is wrong with the deprecations of a schema, one sentence each. */
export function deprecationProblems(schema: GraphQLSchema): readonly string[] {
  return deprecated(schema).flatMap(([at, reason]) => {
    const read = readReason(reason)
    if (read === null) return [`${at}: found the reason "${reason}", ${expected}`]
    const missing = read.instead.filter((name) => !exists(schema, name))
    return missing.map((name) => `${at}: found \`${name}\` as what to use instead, expected something of this schema`)
  })
}

interface Member {
  readonly name: string
  readonly deprecationReason?: string | null | undefined
}

const reasons = (members: readonly Member[], at: (name: string) => string): readonly (readonly [string, string])[] =>
  members.flatMap(({ name, deprecationReason }) => (deprecationReason == null ? [] : [[at(name), deprecationReason]]))

/** Everything that is deprecated, by its coordinate, with the reason. */
function deprecated(schema: GraphQLSchema): readonly (readonly [string, string])[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (isEnumType(type)) return reasons(type.getValues(), (name) => `${type.name}.${name}`)
    if (isInputObjectType(type)) return reasons(Object.values(type.getFields()), (name) => `${type.name}.${name}`)
    if (!isObjectType(type) && !isInterfaceType(type)) return []
    const fields = Object.values(type.getFields())
    const within = fields.flatMap((field) => reasons(field.args, (name) => `${type.name}.${field.name}(${name}:)`))
    return [...reasons(fields, (name) => `${type.name}.${name}`), ...within]
  })
}

function exists(schema: GraphQLSchema, coordinate: string): boolean {
  try {
    return resolveSchemaCoordinate(schema, coordinate) !== undefined
  } catch {
    return false
  }
}
