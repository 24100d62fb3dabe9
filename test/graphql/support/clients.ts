import { createClient } from 'graphql-ws'
import WebSocket from 'ws'

/** A subscription under way: payloads one by one, and how to hang up. */
export interface Watching<Payload> {
  /** The next payload; null when the subscription has completed. */
  readonly next: () => Promise<Payload | null>
  readonly stop: () => Promise<void>
}

interface Result {
  readonly data?: unknown
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[]
}

/** Thrown when a payload or the answer to a subscription holds errors. */
class Refused extends Error {
  readonly code: string | undefined

  constructor(errors: NonNullable<Result['errors']>) {
    super(JSON.stringify(errors))
    this.code = errors[0]?.extensions?.code
  }
}

const dataOf = <Payload>({ data, errors }: Result): Payload => {
  if (errors !== undefined) throw new Refused(errors)
  return data as Payload
}

/** Subscribes over WebSocket. */
export function overWebSocket<Payload>(url: string, query: string, variables: object): Watching<Payload> {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  })
  const results = client.iterate<unknown>({ query, variables: { ...variables } })
  return {
    next: async () => {
      const result = (await results.next().catch((error: unknown) => {
        throw Array.isArray(error) ? new Refused(error as NonNullable<Result['errors']>) : error
      })) as IteratorResult<Result, undefined>
      return result.done === true ? null : dataOf<Payload>(result.value)
    },
    stop: async () => {
      await client.dispose()
    },
  }
}

/** Subscribes over server-sent events. */
export async function overSse<Payload>(url: string, query: string, variables: object): Promise<Watching<Payload>> {
  const abort = new AbortController()
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query, variables }),
    signal: abort.signal,
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    next: async () => {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end >= 0) {
          const block = text.slice(0, end)
          text = text.slice(end + 2)
          if (block.startsWith('event: complete')) return null
          const data = block.split('\n').find((line) => line.startsWith('data: '))
          if (data !== undefined) return dataOf<Payload>(JSON.parse(data.slice(6)) as Result)
          continue
        }
        const chunk = await reader?.read()
        if (chunk === undefined || chunk.done) return null
        text += chunk.value
      }
    },
    stop: () => {
      abort.abort()
      return Promise.resolve()
    },
  }
}
