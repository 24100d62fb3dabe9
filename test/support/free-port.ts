import { once } from 'node:events'
import { createServer } from 'node:net'

/** A TCP port of the loopback that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('Found no port of the loopback.')
  return address.port
}
