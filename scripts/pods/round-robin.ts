import { once } from 'node:events'
import { createConnection, createServer, type Socket } from 'node:net'
import type { Front } from './front.ts'

/** A TCP proxy that takes the pods in turn and passes over those that do not answer. */
export async function openRoundRobin(ports: readonly number[], port: number): Promise<Front> {
  const open = new Set<Socket>()
  let turn = 0
  let serving: number | null = null
  const connect = async (tries: number): Promise<{ readonly socket: Socket; readonly port: number } | null> => {
    if (tries === 0) return null
    const chosen = ports[turn++ % ports.length] ?? 0
    const socket = createConnection({ port: chosen, host: '127.0.0.1' })
    try {
      await once(socket, 'connect')
      return { socket, port: chosen }
    } catch {
      return connect(tries - 1)
    }
  }
  const carry = async (client: Socket): Promise<void> => {
    const pod = await connect(ports.length)
    if (pod === null) return void client.destroy()
    client.once('data', (head) => {
      if (!/^upgrade: websocket/im.test(head.toString('latin1'))) return
      serving = pod.port
      pod.socket.once('close', () => {
        if (serving === pod.port) serving = null
      })
    })
    for (const [one, other] of [
      [client, pod.socket],
      [pod.socket, client],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy()).on('close', () => other.destroy() && open.delete(one))
      one.pipe(other)
    }
  }
  const server = createServer((client) => void carry(client)).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    name: 'a proxy that takes pods in turn (nginx is not on this machine)',
    url: `http://127.0.0.1:${port}`,
    servingPort: () => Promise.resolve(serving),
    close: async () => {
      server.close()
      for (const socket of open) socket.destroy()
      await once(server, 'close')
    },
  }
}
