import { RequestFailed } from '../errors.ts'
import { dataOf } from '../graphql-answer.ts'
import type { Endpoint } from '../post.ts'
import { sseReader } from './sse-events.ts'
import type { Listener, Subscribing, Transport } from './transport.ts'

/** A stream from which not even a sign of life came for so long is lost, in milliseconds. */
const patience = 45_000

/** Subscriptions as event streams over HTTP, one request each (graphql-sse, distinct connections). */
export function sseTransport(endpoint: Endpoint): Transport {
  const open = new Set<AbortController>()
  return {
    subscribe(subscribing, listener) {
      const abort = new AbortController()
      open.add(abort)
      let told = false
      const once = (tell: () => void): void => {
        if (told || abort.signal.aborted) return
        told = true
        tell()
      }
      const guarded: Listener = {
        part: (data) => {
          if (!told && !abort.signal.aborted) listener.part(data)
        },
        failed: (error) => once(() => listener.failed(error)),
        broken: (why) => once(() => listener.broken(why)),
        completed: () => once(() => listener.completed()),
        opened: () => {
          if (!abort.signal.aborted) listener.opened?.()
        },
      }
      void follow({ endpoint, subscribing, listener: guarded, abort }).finally(() => {
        open.delete(abort)
        abort.abort()
      })
      return () => abort.abort()
    },
    close() {
      for (const abort of open) abort.abort()
    },
  }
}

interface Following {
  readonly endpoint: Endpoint
  readonly subscribing: Subscribing
  readonly listener: Listener
  readonly abort: AbortController
}

async function follow({ endpoint, subscribing, listener, abort }: Following): Promise<void> {
  const watchdog = watch(() => {
    listener.broken(new Error('the stream fell silent'))
    abort.abort()
  })
  try {
    const response = await endpoint.fetch(`${endpoint.url}/graphql`, {
      method: 'POST',
      headers: { ...endpoint.headers, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(subscribing),
      signal: abort.signal,
    })
    const type = response.headers.get('content-type') ?? ''
    if (type.includes('json')) dataOf(await response.json())
    if (!type.includes('event-stream') || response.body === null) throw new Error(`it answered ${response.status}`)
    listener.opened?.()
    const read = sseReader()
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
      watchdog.alive()
      for (const message of read(piece)) {
        if (message.event === 'next') listener.part(dataOf(JSON.parse(message.data)))
        if (message.event === 'complete') return listener.completed()
      }
    }
    listener.broken(new Error('the stream broke off'))
  } catch (error) {
    if (error instanceof RequestFailed) listener.failed(error)
    else listener.broken(error)
  } finally {
    watchdog.stop()
  }
}

/** Calls back once when nothing was alive for the time of patience. */
function watch(bark: () => void): { alive(): void; stop(): void } {
  let timer = setTimeout(bark, patience)
  return {
    alive() {
      clearTimeout(timer)
      timer = setTimeout(bark, patience)
    },
    stop: () => clearTimeout(timer),
  }
}
