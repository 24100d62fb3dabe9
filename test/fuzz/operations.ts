import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import type { Dice } from './dice.ts'
import type { Material } from './material.ts'
import { asJson, asLiteral, valueFor } from './values.ts'

export interface Operation {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

export interface Generating {
  readonly schema: GraphQLSchema
  readonly material: Material
  readonly dice: Dice
}

const mostDeep = 5

/** An operation that follows from the schema: most are valid, and all would be if their values were. */
export class Generated {
  readonly #generating: Generating
  readonly #declared: string[] = []
  readonly #variables: Record<string, unknown> = {}

  private constructor(generating: Generating) {
    this.#generating = generating
  }

  static query(generating: Generating): Operation {
    return new Generated(generating).#operation('query', generating.schema.getQueryType())
  }

  static mutation(generating: Generating): Operation {
    return new Generated(generating).#operation('mutation', generating.schema.getMutationType())
  }

  static subscription(generating: Generating): Operation {
    return new Generated(generating).#operation('subscription', generating.schema.getSubscriptionType())
  }

  #operation(kind: string, root: GraphQLObjectType | null | undefined): Operation {
    const { dice } = this.#generating
    const fields = Object.values(root?.getFields() ?? {})
    const count = kind === 'subscription' || dice.chance(0.6) ? 1 : 1 + dice.below(3)
    const asked = Array.from({ length: count }, (_, index) => `root${index}: ${this.#field(dice.pick(fields), 1)}`)
    const declared = this.#declared.length === 0 ? '' : `(${this.#declared.join(', ')})`
    return { query: `${kind} ${declared} { ${asked.join(' ')} }`, variables: this.#variables }
  }

  #field(field: GraphQLField<unknown, unknown>, deep: number): string {
    const { dice } = this.#generating
    const args = field.args
      .filter((arg) => dice.chance(isRequiredArgument(arg) ? 0.98 : 0.4))
      .map((arg) => {
        const value = valueFor(arg.type, arg.name, this.#generating)
        if (dice.chance(0.4)) return `${arg.name}: ${asLiteral(value)}`
        const name = `v${this.#declared.length}`
        this.#declared.push(`$${name}: ${String(arg.type)}`)
        this.#variables[name] = asJson(value)
        return `${arg.name}: $${name}`
      })
    const called = args.length === 0 ? field.name : `${field.name}(${args.join(', ')})`
    return called + this.#selection(field.type, deep)
  }

  #selection(type: GraphQLOutputType, deep: number): string {
    const named = getNamedType(type)
    if (!isCompositeType(named)) return ''
    const parts = ['__typename', ...this.#fieldsOf(named, deep, false)]
    if (isAbstractType(named)) {
      const { schema, dice } = this.#generating
      const one = dice.pick(schema.getPossibleTypes(named))
      parts.push(`... on ${one.name} { ${['__typename', ...this.#fieldsOf(one, deep, true)].join(' ')} }`)
    }
    return ` { ${[...new Set(parts)].join(' ')} }`
  }

  /** `renamed`: beside others of the same names, with which they may not be merged. */
  #fieldsOf(type: unknown, deep: number, renamed: boolean): readonly string[] {
    if (!isObjectType(type) && !isInterfaceType(type)) return []
    const { dice } = this.#generating
    const fields = Object.values(type.getFields()).filter(
      (field) => isLeafType(getNamedType(field.type)) || deep < mostDeep,
    )
    const chosen = fields.filter(() => dice.chance(Math.min(1, 4 / fields.length)))
    return chosen.map((field) => (renamed ? `of_${field.name}: ` : '') + this.#field(field, deep + 1))
  }
}

/** An operation of any kind but a subscription. */
export const anyOperation = (generating: Generating): Operation =>
  generating.dice.chance(0.7) ? Generated.query(generating) : Generated.mutation(generating)
