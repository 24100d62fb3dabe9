import type { Client } from '../client/client.ts'
import { ServerUnreachable } from '../client/errors.ts'
import { InvalidInput } from '../core/errors.ts'
import type { Purpose, Server, Settings, World } from './world.ts'

interface Connecting {
  /** `--server`; undefined: whoever holds the local data, or a node of this process. */
  readonly server: string | undefined
  readonly purpose: Purpose
  /** For a node of this process; left out: as the environment says. */
  readonly settings?: Settings
}

/** How long a server may be out of reach before a command gives up, or looks for who holds the data now, in milliseconds. */
const patience = { local: 3_000, named: 60_000 } as const
/** How often a command looks for the next holder of the local data. */
const holders = 10

/**
 * Like `withClient`; but where the process that held the local data ends in the middle, `use` is called again, with a
 * client of whoever holds it then. It has to know by itself how far it has come.
 */
export async function withLastingClient<Result>(
  world: World,
  connecting: Connecting,
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await withClient(world, connecting, use)
    } catch (error) {
      const isLost = error instanceof ServerUnreachable && connecting.server === undefined
      if (!isLost || attempt === holders || world.interrupted.aborted) throw error
    }
  }
}

/** Gives a command its client, and closes afterwards what was opened for it. */
export async function withClient<Result>(
  world: World,
  { server, purpose, settings = {} }: Connecting,
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  const reached: Server =
    server === undefined ? await world.openLocal(purpose, settings) : { url: address(server), close: async () => {} }
  const patienceMs = server === undefined ? patience.local : patience.named
  const client = world.connect(reached.url, { patienceMs, key: world.apiKey })
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
