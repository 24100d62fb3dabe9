import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core'
import { buildASTSchema, type DocumentNode, type GraphQLSchema, Kind, parse, visit } from 'graphql'
import { mayGo } from './deprecation.ts'
import { reachableTypes } from './reachable-types.ts'

interface Comparing {
  /** The SDL of the last release. */
  readonly released: string
  readonly schema: GraphQLSchema
  /** The version that is being made. */
  readonly version: string
}

/** What clients of the last release would notice. */
interface Comparison {
  /** They would fail, or mean something else by the same request. */
  readonly refused: readonly string[]
  /** They may meet something that they do not know, such as another value of an enum. */
  readonly noted: readonly string[]
}

/** Dangerous without adding anything: the same request has another effect. */
const otherMeaning = /DEFAULT(_VALUE)?_CHANGED$/

/**
 * Holds a schema against the last release. What was deprecated there, and may be gone by this version, counts as gone, with
 * the types that only it led to.
 */
export async function compareSchemas({ released, schema, version }: Comparing): Promise<Comparison> {
  const promised = buildASTSchema(withoutWhatMayGo(parse(released), version), { assumeValid: true })
  const stillReached = reachableTypes(promised)
  const isFree = ({ type, path }: Change): boolean => type === 'TYPE_REMOVED' && !stillReached.has(path ?? '')
  const changes = (await diff(promised, schema)).filter((change) => !isFree(change))
  const isRefused = ({ type, criticality: { level } }: Change): boolean =>
    level === CriticalityLevel.Breaking || (level === CriticalityLevel.Dangerous && otherMeaning.test(String(type)))
  const isNoted = (change: Change): boolean =>
    change.criticality.level === CriticalityLevel.Dangerous && !isRefused(change)
  return { refused: changes.filter(isRefused).map(said), noted: changes.filter(isNoted).map(said) }
}

const said = ({ message }: Change): string => message

interface Deprecable {
  readonly directives?: DocumentNode['definitions'][number]['directives']
}

function withoutWhatMayGo(released: DocumentNode, version: string): DocumentNode {
  const drop = ({ directives }: Deprecable): null | undefined => {
    const reason = directives
      ?.find(({ name }) => name.value === 'deprecated')
      ?.arguments?.find(({ name }) => name.value === 'reason')?.value
    return reason?.kind === Kind.STRING && mayGo(reason.value, version) ? null : undefined
  }
  return visit(released, { FieldDefinition: drop, InputValueDefinition: drop, EnumValueDefinition: drop })
}
