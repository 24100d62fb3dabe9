import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

interface Cutting {
  /** How many bytes of the server's a connection carries before it breaks. */
  readonly afterBytes: number
  /** So many connections break; those after them hold. */
  readonly times: number
}

/** Stands between clients and a server, and breaks connections in the middle. */
export interface CuttingProxy {
  /** Where it answers in place of the server: `http://…`. */
  readonly url: string
  /** How many connections it has broken. */
  readonly cuts: number
  close(): Promise<void>
}

/** Starts one in front of the server at `url`. Whatever a connection carries before it breaks arrives. */
export async function startCuttingProxy(url: string, { afterBytes, times }: Cutting): Promise<CuttingProxy> {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  let cuts = 0
  const kept = (socket: Socket): Socket => {
    sockets.add(socket)
    return socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
  }
  const server = createServer((near) => {
    const far = kept(connect(Number(port), hostname))
    kept(near).pipe(far)
    near.on('close', () => far.destroy())
    far.on('close', () => near.end())
    let carried = 0
    far.on('data', (bytes: Buffer) => {
      const before = carried
      carried += bytes.length
      if (cuts >= times || carried < afterBytes) return void near.write(bytes)
      cuts += 1
      far.destroy()
      near.end(bytes.subarray(0, afterBytes - before), () => near.destroy())
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get cuts() {
      return cuts
    },
    async close() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}
