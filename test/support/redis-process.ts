import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A Redis server of one's own; it keeps nothing. */
export interface RedisProcess {
  readonly url: string
  readonly pid: number
  /** `kill -9`. */
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts `redis-server` on a port of the loopback, with further settings. Returns null where the machine has none. */
export async function startRedis(port: number, more: readonly string[] = []): Promise<RedisProcess | null> {
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', ...more],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const started = await Promise.race([
    once(server, 'spawn').then(() => true),
    once(server, 'error').then(() => false),
  ]).catch(() => false)
  if (!started) return null
  for await (const line of createInterface({ input: server.stdout })) if (line.includes('Ready to accept')) break
  server.stdout.resume()
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill(signal)
    await ended
  }
  const { pid = 0 } = server
  return { url: `redis://127.0.0.1:${port}`, pid, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}
