import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from '../../src/client/create-client.ts'
import { freePort } from '../../test/support/free-port.ts'
import type { BuiltImage } from './build-image.ts'
import type { Confinement } from './confine.ts'
import { type Container, makeVolumes, type Starting, startContainer } from './container.ts'

/** What a container of an image did. */
export interface Tried {
  readonly status: string
  readonly events: number
  /** Of process 1, after SIGTERM. */
  readonly exitCode: number | null
  readonly output: string
}

export interface Trying {
  readonly confinement: Confinement
  /** Beside the image's own: an address of Postgres, instead of the embedded store. */
  readonly env: Readonly<Record<string, string>>
  readonly scratch: string
}

const requirements = 'Build a tool library. A tool has a name and a daily fee between 1 and 50. Members borrow tools.'

/**
 * Makes a first API key with an image, starts it with nothing writable but its volumes, waits until its HEALTHCHECK
 * passes, has it carry out a small run, and ends it with SIGTERM. Throws with what it wrote where it does not get that
 * far.
 */
export async function tryImage(image: BuiltImage, { confinement, env, scratch }: Trying): Promise<Tried> {
  const port = await freePort()
  const volumes = await makeVolumes(image, scratch)
  const common = { image, confinement, env: { ...env, PORT: String(port) }, volumes }
  const { entrypoint, command } = image.stage
  const key = await makeKey(common)
  const container = startContainer({ ...common, command: [...entrypoint, ...command] })
  try {
    await healthy(container, common)
    const events = await carryOut(`http://127.0.0.1:${port}`, key)
    await container.signal('SIGTERM')
    return { ...events, exitCode: await container.ended, output: container.output() }
  } catch (error) {
    throw new Error(`The container does not work; it wrote:\n${container.output().slice(-4_000)}`, { cause: error })
  } finally {
    await container.signal('SIGKILL').catch(() => undefined)
  }
}

/** As the notes for operators say: the image reaches beyond loopback, so it does not start without a key. */
async function makeKey(common: Omit<Starting, 'command'>): Promise<string> {
  const words = ['g1', 'keys', 'create', '--role', 'admin', '--name', 'first']
  const made = startContainer({ ...common, command: [...common.image.stage.entrypoint, ...words] })
  const exitCode = await made.ended
  const [key] = /^g1key_\w+$/m.exec(made.output()) ?? []
  if (exitCode !== 0 || key === undefined) throw new Error(`No key was made (${exitCode}):\n${made.output()}`)
  return key
}

const patienceMs = 60_000
const betweenMs = 200

/** Runs the image's HEALTHCHECK in a container of its own beside the first, again and again, until it passes. */
async function healthy(container: Container, common: Omit<Starting, 'command'>): Promise<void> {
  const until = performance.now() + patienceMs
  while (performance.now() < until) {
    const check = startContainer({ ...common, command: common.image.stage.healthcheck }).ended
    const first = await Promise.race([check, container.ended.then(() => 'ended' as const)])
    if (first === 'ended') throw new Error('It ended before it was healthy.')
    if (first === 0) return
    await pause(betweenMs)
  }
  throw new Error(`It was not healthy within ${patienceMs / 1000} s.`)
}

async function carryOut(url: string, key: string): Promise<Pick<Tried, 'status' | 'events'>> {
  const client = createClient({ url, headers: { authorization: `Bearer ${key}` } })
  try {
    const { id } = await client.startRun({ requirements })
    let events = 0
    for await (const part of client.runEvents(id)) events += part.events.length
    return { status: (await client.run(id))?.status ?? 'UNKNOWN', events }
  } finally {
    client.close()
  }
}
