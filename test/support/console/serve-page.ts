import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A page without a script and with a field: what any page costs in this browser now. */
export const plainPage =
  '<!doctype html><html lang="en"><title>Plain</title><main id="content"><textarea></textarea></main></html>'

interface ServedPage {
  /** On a port of its own. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** Serves one page at every address. */
export async function servePage(page: string): Promise<ServedPage> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
