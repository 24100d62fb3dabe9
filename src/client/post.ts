import { ServerUnreachable } from './errors.ts'
import type { TypedDocumentString } from './generated/graphql.ts'
import { dataOf } from './graphql-answer.ts'

export interface Endpoint {
  /** Of the server, without `/graphql`. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly fetch: typeof fetch
}

/** Carries out one query or mutation. Throws RequestFailed, ServerUnreachable. */
export async function post<Data, Variables>(
  endpoint: Endpoint,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const answer = await send(endpoint, JSON.stringify({ query: document.toString(), variables }))
  return dataOf<Data>(answer)
}

async function send({ url, headers, fetch }: Endpoint, body: string): Promise<unknown> {
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
