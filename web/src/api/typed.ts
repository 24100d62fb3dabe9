import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import type { TypedDocumentString } from './generated/graphql.ts'

/** A generated document as urql takes it: it reads the text, and the types go along. */
export const typed = <Data, Variables extends AnyVariables>(
  document: TypedDocumentString<Data, Variables>,
): TypedDocumentNode<Data, Variables> => document.toString() as unknown as TypedDocumentNode<Data, Variables>
