import { constants } from 'node:fs'
import { chmod, open } from 'node:fs/promises'
import { type Socket, createServer } from 'node:net'
import { join } from 'node:path'

const NAME = 'socket'
/** More than a browser opens; a job that opens more is not listened to. */
const MOST_CONNECTIONS = 256

/** A Unix socket that this node listens on and one job may connect to. */
export type Door = {
  /** Where the socket lies, seen from a folder that stands for `folder`. */
  readonly name: string
  close(): Promise<void>
}

/**
 * Opens a door in `folder`, which jobs may read and must not write. The node listens and the job connects, never the other way
 * round: a job could put a link to another socket of the machine in the place of its own.
 */
export async function openDoor(folder: string, onConnection: (connection: Socket) => void): Promise<Door> {
  const held = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY)
  const connections = new Set<Socket>()
  const server = createServer((connection) => {
    connections.add(connection)
    connection.on('error', () => connection.destroy())
    connection.once('close', () => connections.delete(connection))
    onConnection(connection)
  })
  server.maxConnections = MOST_CONNECTIONS
  // The path of a socket may have 107 bytes; on Linux an open folder makes any path short.
  const path = process.platform === 'linux' ? `/proc/self/fd/${held.fd}/${NAME}` : join(folder, NAME)
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const connection of connections) connection.destroy()
    await closed
    await held.close()
  }
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(path, resolve)
    })
    // Whoever the job runs as; the folders above are closed to everybody else.
    await chmod(join(folder, NAME), 0o666)
  } catch (error) {
    await close()
    throw error
  }
  return { name: NAME, close }
}
