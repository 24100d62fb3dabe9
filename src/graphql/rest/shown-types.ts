import {
  getNullableType,
  GraphQLError,
  type GraphQLField,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLUnionType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { leftOut, references } from './shapes.ts'

/** The one field of a mutation's payload that is its result; null: there are several, and all of them are. */
export function resultOf(payload: GraphQLObjectType): GraphQLField<unknown, unknown> | null {
  const [first, ...others] = Object.values(payload.getFields()).filter(({ name }) => name !== 'userErrors')
  return first !== undefined && others.length === 0 ? first : null
}

/** Types by what is shown of them, each made once. */
export class ShownTypes {
  readonly #schema: GraphQLSchema
  readonly #made = new Map<string, GraphQLObjectType>()

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  whole(type: GraphQLOutputType): GraphQLOutputType {
    return this.#shown(type, true)
  }

  /** What a mutation answers: without its errors, which are refusals here. */
  payload(type: unknown): GraphQLOutputType {
    if (!isObjectType(type)) throw new GraphQLError(`Found ${String(type)}, expected the payload of a mutation.`)
    const result = resultOf(type)
    return result === null
      ? this.#object(type.name, type, (name) => name !== 'userErrors')
      : this.#shown(result.type, false)
  }

  #shown(type: GraphQLOutputType, whole: boolean): GraphQLOutputType {
    if (isNonNullType(type)) return new GraphQLNonNull(getNullableType(this.#shown(type.ofType, whole)))
    if (isListType(type)) return new GraphQLList(this.#shown(type.ofType, whole))
    if (isAbstractType(type)) {
      const types = this.#schema.getPossibleTypes(type).map((one) => this.#shown(one, true) as GraphQLObjectType)
      return new GraphQLUnionType({ name: type.name, description: type.description, types })
    }
    if (!isObjectType(type)) return type
    const brief = whole ? undefined : references[type.name]
    if (brief !== undefined) return this.#object(brief.name, type, (name) => brief.fields.includes(name))
    return this.#object(type.name, type, (name) => leftOut[type.name]?.includes(name) !== true)
  }

  #object(name: string, type: GraphQLObjectType, keeps: (field: string) => boolean): GraphQLObjectType {
    const made = this.#made.get(name)
    if (made !== undefined) return made
    // What takes arguments has a path of its own, where they can be given.
    const kept = Object.values(type.getFields()).filter(
      (field) => keeps(field.name) && field.args.length === 0 && field.deprecationReason === undefined,
    )
    const object = new GraphQLObjectType({
      name,
      description: type.description,
      fields: () =>
        Object.fromEntries(
          kept.map((field) => [field.name, { type: this.#shown(field.type, false), description: field.description }]),
        ),
    })
    this.#made.set(name, object)
    return object
  }
}
