import { createHash } from 'node:crypto'
import { createGraphQLError } from 'graphql-yoga'
import type { GraphQLError } from 'graphql'

/** Documents that are known beforehand, by the SHA-256 of their text (lower-case hexadecimal). */
export interface TrustedDocuments {
  readonly documents: ReadonlyMap<string, string>
  /** Nothing else is carried out. */
  readonly only: boolean
}

/** What a request says of its document. */
export interface DocumentRequest {
  readonly query?: string | null | undefined
  readonly documentId?: unknown
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined
}

/**
 * The text of the document that is asked for: by its text, by `documentId: "sha256:…"`, or by
 * `extensions.persistedQuery.sha256Hash`. Throws a GraphQLError where there is none, or where it has to be a trusted one and is not.
 */
export function documentText(request: DocumentRequest, trusted: TrustedDocuments | null): string {
  const { query } = request
  const hash = hashIn(request)
  if (typeof query === 'string' && query !== '') {
    if (trusted?.only === true && !trusted.documents.has(sha256Of(query))) throw notTrusted(sha256Of(query))
    return query
  }
  if (hash === null) throw missing()
  const text = trusted?.documents.get(hash)
  if (text === undefined) throw notTrusted(hash)
  return text
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

function hashIn({ documentId, extensions }: DocumentRequest): string | null {
  if (typeof documentId === 'string') return /^(?:sha256:)?([0-9a-f]{64})$/.exec(documentId)?.[1] ?? documentId
  const { persistedQuery } = extensions ?? {}
  if (typeof persistedQuery !== 'object' || persistedQuery === null) return null
  const { sha256Hash } = persistedQuery as { readonly sha256Hash?: unknown }
  return typeof sha256Hash === 'string' ? sha256Hash : null
}

const missing = (): GraphQLError =>
  createGraphQLError('Found no "query", expected the text of a document.', {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  })

const notTrusted = (hash: string): GraphQLError =>
  createGraphQLError(
    `Found the document ${hash.slice(0, 64)}, expected one that this server was told to trust (G1_TRUSTED_DOCUMENTS).`,
    { extensions: { code: 'DOCUMENT_NOT_TRUSTED', http: { status: 400 } } },
  )
