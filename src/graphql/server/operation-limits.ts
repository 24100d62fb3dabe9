import { type FragmentDefinitionNode, Kind, parse, type SelectionSetNode, type ValidationRule } from 'graphql'
import { createGraphQLError, type Plugin } from 'graphql-yoga'
import { mostAliases, mostDepth, mostFields, mostTokens } from './limits.ts'

/** What an operation asks for, fragments spread out. */
interface Size {
  fields: number
  aliases: number
  depth: number
}

/** Refuses documents and operations that ask for more than people write. Applies to HTTP and WebSocket alike. */
export const operationLimits: Plugin = {
  onParse({ setParseFn }) {
    setParseFn((source: string, options?: object) => parse(source, { ...options, maxTokens: mostTokens }))
  },
  onValidate({ addValidationRule }) {
    addValidationRule(limitRule)
  },
}

const limitRule: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const size: Size = { fields: 0, aliases: 0, depth: 0 }
    measure(operation.selectionSet, 1, size, (name) => context.getFragment(name) ?? null)
    const found = [
      [size.depth, mostDepth, 'levels of fields'],
      [size.aliases, mostAliases, 'aliases'],
      [size.fields, mostFields, 'fields'],
    ] as const
    for (const [asked, most, what] of found) {
      if (asked <= most) continue
      const message = `Found more than ${most} ${what} in one operation, expected at most so many; ask in several operations.`
      context.reportError(createGraphQLError(message, { nodes: operation, extensions: { code: 'LIMIT_EXCEEDED' } }))
    }
  },
})

/** Stops as soon as a limit is passed, so that measuring costs no more than is allowed; circles of fragments end so too. */
function measure(
  set: SelectionSetNode,
  depth: number,
  size: Size,
  fragment: (name: string) => FragmentDefinitionNode | null,
): void {
  size.depth = Math.max(size.depth, depth)
  for (const selection of set.selections) {
    if (size.depth > mostDepth || size.fields > mostFields) return
    switch (selection.kind) {
      case Kind.FIELD:
        size.fields += 1
        if (selection.alias !== undefined) size.aliases += 1
        if (selection.selectionSet !== undefined) measure(selection.selectionSet, depth + 1, size, fragment)
        break
      case Kind.INLINE_FRAGMENT:
        measure(selection.selectionSet, depth, size, fragment)
        break
      case Kind.FRAGMENT_SPREAD: {
        const spread = fragment(selection.name.value)
        // A spread counts, so that fragments which only spread each other come to an end.
        size.fields += 1
        if (spread !== null) measure(spread.selectionSet, depth, size, fragment)
        break
      }
    }
  }
}
