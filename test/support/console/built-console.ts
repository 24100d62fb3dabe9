import { once } from 'node:events'
import { connect, createServer, type Server } from 'node:net'
import { resolve } from 'node:path'
import { buildConsole } from '../../../web/build.ts'

const checkout = resolve(import.meta.dirname, '../../..')

/**
 * The folder of the console as the checkout has it, built where it was not. Workers that want it at the same time wait for
 * the one that builds. `G1_BUILT_CONSOLE` names a folder to take instead.
 */
export async function builtConsole(): Promise<string> {
  const given = process.env['G1_BUILT_CONSOLE']
  if (given !== undefined && given !== '') return resolve(given)
  const turn = await takeTurn(`\0g1-builds-console ${checkout}`)
  try {
    await buildConsole()
  } finally {
    turn.end()
  }
  return resolve(checkout, 'dist/web')
}

/** Waits until nobody else on this machine holds the name, an abstract socket: it is free when its holder is gone. */
async function takeTurn(name: string): Promise<{ readonly end: () => void }> {
  for (;;) {
    const server = createServer().unref()
    if (await listens(server, name)) {
      const waiting = new Set<{ destroy: () => unknown }>()
      server.on('connection', (socket) => waiting.add(socket.on('error', () => undefined)))
      return {
        end: () => {
          server.close()
          for (const socket of waiting) socket.destroy()
        },
      }
    }
    const holder = connect(name).on('error', () => undefined)
    await once(holder.resume(), 'close')
  }
}

function listens(server: Server, name: string): Promise<boolean> {
  return new Promise((settle, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? settle(false) : reject(error),
    )
    server.listen(name, () => settle(true))
  })
}
