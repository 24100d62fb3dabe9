import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Misbehaviour, misbehaviours } from './misbehaviour.ts'
import { ModelServer } from './model-server.ts'
import type { WireOptions } from './wire-options.ts'
import type { WireRecord } from './wire-record.ts'

/** A model server that listens. */
export interface Wire {
  /** `http://127.0.0.1:PORT`. The SDK of OpenAI wants `/v1` after it; those of Azure (`endpoint`) and Anthropic do not. */
  readonly url: string
  /** Every request for an answer, in the order in which they came. */
  readonly requests: readonly WireRecord[]
  /** How often each misbehaviour happened. */
  readonly misbehaved: () => Readonly<Record<Misbehaviour, number>>
  /** Breaks what is open, and ends. */
  readonly stop: () => Promise<void>
}

/**
 * Starts a server on the loopback that speaks the interface of a provider. Beside that, `GET /requests` gives its
 * records, those of `?texts` with bodies and messages, to whom has no other way to them.
 */
export async function startWire(options: WireOptions): Promise<Wire> {
  const models = new ModelServer(options)
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/requests')) response.end(JSON.stringify(reported(models.requests, request.url)))
    else void models.handle(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests: models.requests,
    misbehaved: () => countMisbehaved(models.requests),
    stop: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** How often each misbehaviour is among the records. */
export const countMisbehaved = (requests: readonly WireRecord[]): Record<Misbehaviour, number> =>
  Object.fromEntries(
    misbehaviours.map((kind) => [kind, requests.filter(({ misbehaviour }) => misbehaviour === kind).length]),
  ) as Record<Misbehaviour, number>

const reported = (requests: readonly WireRecord[], url: string): readonly WireRecord[] =>
  url.endsWith('?texts')
    ? requests
    : requests.map((one) => ({ ...one, body: '', request: one.request && { ...one.request, messages: [] } }))
