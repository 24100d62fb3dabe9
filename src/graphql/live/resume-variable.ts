import { type DocumentNode, Kind, visit } from 'graphql'

const known = new WeakMap<DocumentNode, string | null>()

/**
 * The variable of a document that says nothing but where its subscription begins (`after: $cursor`), so that whoever gives
 * another value gets the same results from there on. null: there is none.
 */
export function resumeVariable(document: DocumentNode): string | null {
  const before = known.get(document)
  if (before !== undefined) return before
  const found = find(document)
  known.set(document, found)
  return found
}

function find(document: DocumentNode): string | null {
  const uses = new Map<string, number>()
  const starts = new Set<string>()
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void uses.set(name.value, (uses.get(name.value) ?? 0) + 1),
    OperationDefinition(operation) {
      if (operation.operation !== 'subscription') return
      for (const selection of operation.selectionSet.selections) {
        if (selection.kind !== Kind.FIELD) continue
        const after = selection.arguments?.find(({ name }) => name.value === 'after')?.value
        if (after?.kind === Kind.VARIABLE) starts.add(after.name.value)
      }
    },
  })
  return [...starts].find((name) => uses.get(name) === 1) ?? null
}
