import { createHash } from 'node:crypto'
import { createRequest, formatDocument, stringifyDocument } from '@urql/core'
import * as client from '../src/client/generated/graphql.ts'
import * as pages from './src/api/generated/graphql.ts'

/**
 * Every document that the console sends, exactly as it does, by its SHA-256. urql prints what it was given; where it
 * remembers answers it asks for `__typename` in each selection, too. Streams go through the client, which sends its own.
 */
export function wireDocuments(): Readonly<Record<string, string>> {
  const queries = operationsOf(pages).flatMap((text) => {
    const { query } = createRequest(text, {})
    return [stringifyDocument(query), stringifyDocument(formatDocument(query) as typeof query)]
  })
  return Object.fromEntries([...queries, ...operationsOf(client)].map((text) => [sha256Of(text), text]))
}

/** A generated module names operations `…Document`, fragments `…FragmentDoc`. */
const operationsOf = (generated: object): readonly string[] =>
  Object.entries(generated)
    .filter(([name]) => name.endsWith('Document'))
    .map(([, document]) => String(document))

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')
