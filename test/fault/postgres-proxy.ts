import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import type { Random } from './random.ts'
import type { Tally } from './tally.ts'

export interface ProxyOptions {
  /** The port of the database; it may change (a standby was promoted). */
  readonly target: () => number
  readonly random: Random
  readonly tally: Tally
}

/** What stands between one node and Postgres. */
export interface PostgresProxy {
  readonly port: number
  /** The share of appends whose answer is cut off, connection and all, after they were carried out. */
  readonly cutReplies: (share: number) => void
  /** Nothing passes, in either direction, and nothing is lost, until `thaw`. */
  readonly freeze: () => void
  readonly thaw: () => void
  readonly close: () => Promise<void>
}

/** The server is done with a statement: ReadyForQuery, outside of a transaction. */
const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49])
/** How an append is known on its way to the server: by the name of its statement, or by its text the first time. */
const isAppend = (chunk: Buffer): boolean => chunk.includes('append\0') || chunk.includes('INSERT INTO run_event')

/** Starts a proxy on a port of its own. */
export async function startPostgresProxy({ target, random, tally }: ProxyOptions): Promise<PostgresProxy> {
  const sockets = new Set<Socket>()
  let share = 0
  let frozen = false

  const keep = (socket: Socket, peer: Socket): void => {
    sockets.add(socket)
    if (frozen) socket.pause()
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      sockets.delete(socket)
      peer.destroy()
    })
  }
  const server = createServer((client) => {
    const database = connect(target(), '127.0.0.1')
    keep(client, database)
    keep(database, client)
    let appending = false
    client.on('data', (chunk) => {
      appending ||= isAppend(chunk)
      database.write(chunk)
    })
    database.on('data', (chunk) => {
      if (appending && share > 0 && chunk.includes(ready) && random() < share) {
        tally.add('replies cut after COMMIT')
        client.destroy()
        return
      }
      if (chunk.includes(ready)) appending = false
      client.write(chunk)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('Found no port of the loopback.')
  return {
    port: address.port,
    cutReplies: (next) => {
      share = next
    },
    freeze: () => {
      frozen = true
      for (const socket of sockets) socket.pause()
    },
    thaw: () => {
      frozen = false
      for (const socket of sockets) socket.resume()
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
