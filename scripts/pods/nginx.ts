import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { nginxFile } from '../../test/infra/support/infra-files.ts'
import type { Front, Upstreams } from './front.ts'

interface Opening {
  readonly upstreams: Upstreams
  readonly scratch: string
  readonly port: number
}

/** Starts nginx with `infra/nginx.conf`, its addresses replaced by those here. Null where there is no nginx. */
export async function openNginx({ upstreams, scratch, port }: Opening): Promise<Front | null> {
  const { text, listen } = await nginxFile()
  const folder = join(scratch, 'nginx')
  await mkdir(folder)
  const own = text.replaceAll('/tmp/', `${folder}/`).replace(`listen ${listen};`, `listen 127.0.0.1:${port};`)
  const here = [...upstreams].reduce((conf, [name, local]) => conf.replace(name, `127.0.0.1:${local}`), own)
  const file = join(folder, 'nginx.conf')
  await writeFile(file, here)
  const { PATH = '' } = process.env
  const server = spawn('nginx', ['-p', folder, '-c', file, '-g', 'daemon off;'], {
    // Debian keeps it where only root looks.
    env: { PATH: `${PATH}:/usr/sbin` },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  server.stderr.on('data', (text) => {
    said += String(text)
  })
  const ended = new Promise<'ended' | 'missing'>((resolve) => {
    server.once('exit', () => resolve('ended')).once('error', () => resolve('missing'))
  })
  const waiting = new AbortController()
  const state = await Promise.race([ended, listening(port, waiting.signal)])
  waiting.abort()
  if (state === 'missing') return null
  if (state === 'ended') throw new Error(`nginx does not start with infra/nginx.conf: ${said}`)
  return {
    name: 'nginx',
    url: `http://127.0.0.1:${port}`,
    servingPort: () => connectedTo([...upstreams.values()]),
    close: async () => {
      server.kill('SIGTERM')
      await ended
    },
  }
}

async function listening(port: number, signal: AbortSignal): Promise<'listening'> {
  while (!signal.aborted) {
    const probe = createConnection({ port, host: '127.0.0.1' })
    const answered = await once(probe, 'connect').then(
      () => true,
      () => false,
    )
    probe.destroy()
    if (answered) break
    await pause(20)
  }
  return 'listening'
}

const established = '01'

/** Of these ports the one that somebody on this machine has an open connection to (`man 5 proc`, `/proc/net/tcp`). */
async function connectedTo(ports: readonly number[]): Promise<number | null> {
  const lines = (await readFile('/proc/net/tcp', 'utf8')).trim().split('\n').slice(1)
  const remote = lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state]) => state === established)
    .map(([, , address = '']) => Number.parseInt(address.split(':')[1] ?? '', 16))
  return ports.find((port) => remote.includes(port)) ?? null
}
