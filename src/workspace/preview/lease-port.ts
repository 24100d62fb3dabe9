import { once } from 'node:events'
import type { Server } from 'node:net'
import { messageOf } from '../../core/errors.ts'
import { PreviewRefused } from './preview-refused.ts'

/** Ports of a node that previews may have, the first and the last; null: any that is free. */
export type PortRange = { readonly first: number; readonly last: number } | null

/** Lets `server` listen on a free port of the range at `host`, and returns it. Throws PreviewRefused where all are taken. */
export async function leasePort(
  server: Server,
  { host, ports }: { readonly host: string; readonly ports: PortRange },
): Promise<number> {
  const { first, last } = ports ?? { first: 0, last: 0 }
  let failure: unknown
  for (let port = first; port <= last; port += 1) {
    try {
      return await listen(server, { host, port })
    } catch (error) {
      failure = error
    }
  }
  const range = ports === null ? 'any' : `${first}-${last}`
  throw new PreviewRefused(
    'PREVIEW_FAILED',
    `Found no free port (${range}) at ${host} for the preview: ${messageOf(failure)}. Stop another preview, or widen G1_PREVIEW_PORTS.`,
    { cause: failure },
  )
}

async function listen(server: Server, at: { readonly host: string; readonly port: number }): Promise<number> {
  server.listen(at)
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : at.port
}
