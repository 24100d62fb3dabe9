import type { Client } from '../client/client.ts'
import { InvalidInput } from '../core/errors.ts'
import type { Purpose, Server, World } from './world.ts'

interface Connecting {
  /** `--server`; undefined: whoever holds the local data, or a node of this process. */
  readonly server: string | undefined
  readonly purpose: Purpose
}

/** Gives a command its client, and closes afterwards what was opened for it. */
export async function withClient<Result>(
  world: World,
  { server, purpose }: Connecting,
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  const reached: Server =
    server === undefined ? await world.openLocal(purpose) : { url: address(server), close: async () => {} }
  const client = world.connect(reached.url)
  try {
    return await use(client)
  } finally {
    client.close()
    await reached.close()
  }
}

function address(server: string): string {
  const url = URL.canParse(server) ? new URL(server) : null
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href
  throw new InvalidInput(`Found --server "${server}", expected an address such as http://localhost:8013.`, ['--server'])
}
