import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'
import { ServerUnreachable } from './errors.ts'
import { dataOf } from './graphql-answer.ts'

/** An operation as text, which knows the types of its data and variables: what graphql-codegen makes with `documentMode: 'string'`. */
export interface TypedDocument<Data, Variables> {
  toString(): string & DocumentTypeDecoration<Data, Variables>
}

export interface Endpoint {
  /** Of the server, without `/graphql`. */
  readonly url: string
  /** Those of the next request. Throws KeyUnavailable. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>
  readonly fetch: typeof fetch
}

/** Carries out one query or mutation. Throws RequestFailed, ServerUnreachable, KeyUnavailable. */
export async function post<Data, Variables>(
  endpoint: Endpoint,
  document: TypedDocument<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const headers = await endpoint.headers()
  const answer = await send(endpoint, headers, JSON.stringify({ query: document.toString(), variables }))
  return dataOf<Data>(answer)
}

async function send(
  { url, fetch }: Endpoint,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<unknown> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
      },
      body,
    })
    const type = response.headers.get('content-type') ?? ''
    if (!type.includes('json')) throw new Error(`it answered ${response.status} with ${type === '' ? 'no type' : type}`)
    return await response.json()
  } catch (error) {
    throw new ServerUnreachable(url, error)
  }
}
