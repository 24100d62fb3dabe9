import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import {
  checkout,
  type ComposeService,
  composeFile,
  imageStage,
  nodesOf,
} from '../../test/infra/support/infra-files.ts'
import { freePort } from '../../test/support/free-port.ts'
import { startServerProcess } from '../../test/support/server-process.ts'
import { type Front, openFront } from './front.ts'

/** A G1 of the Compose file, as a process. */
export interface Pod {
  readonly name: string
  readonly port: number
  /** `kill -9`, and another process in its place, as a cluster puts one there. */
  replace(): Promise<void>
}

/** The parts of the Compose file, running. */
export interface Pods {
  readonly front: Front
  readonly pods: readonly Pod[]
  /** Of a first key, made as the notes for operators say. */
  readonly key: string
  close(): Promise<void>
}

export interface Surroundings {
  readonly databaseUrl: string
  readonly redisUrl: string
  /** A folder that every user may enter. */
  readonly scratch: string
}

/** Starts every G1 of the Compose file with the settings of image and file, and nginx in front of them. */
export async function openPods(surroundings: Surroundings): Promise<Pods> {
  const { services } = (await composeFile()).file
  const settings = await Promise.all(
    nodesOf(services).map(async ([name, service]) => ({ name, env: await environmentOf(service, name, surroundings) })),
  )
  const key = await makeKey(settings[0]?.env ?? {})
  const pods = await Promise.all(settings.map(({ name, env }) => startPod(name, env)))
  const close = async (): Promise<void> => {
    await Promise.all(pods.map((pod) => pod.stop()))
  }
  try {
    const { PORT = '' } = (await imageStage()).settings.env
    const front = await openFront(
      new Map(pods.map(({ name, port }) => [`${name}:${PORT}`, port])),
      surroundings.scratch,
    )
    return { front, pods, key, close: () => front.close().then(close) }
  } catch (error) {
    await close()
    throw error
  }
}

interface RunningPod extends Pod {
  stop(): Promise<void>
}

/** Whatever ends its process, another is started, as in a cluster: a node whose lease ran out ends itself. */
async function startPod(name: string, env: Readonly<Record<string, string>>): Promise<RunningPod> {
  let server = await startServerProcess(env)
  let stopping = false
  let again = (): void => undefined
  const kept = (async () => {
    for (;;) {
      await server.exited
      if (stopping) return
      server = await startServerProcess(env)
      again()
      if (stopping) void server.stop()
    }
  })()
  return {
    name,
    port: Number(env['PORT']),
    replace: () =>
      new Promise<void>((resolve) => {
        again = resolve
        void server.kill()
      }),
    stop: async () => {
      stopping = true
      await server.stop()
      await kept
    },
  }
}

/** What a G1 is started with: the image's and the file's variables, their addresses replaced by those here. */
async function environmentOf(
  service: ComposeService,
  name: string,
  here: Surroundings,
): Promise<Record<string, string>> {
  const { PATH: _path, ...image } = (await imageStage()).settings.env
  const urls: Readonly<Record<string, string>> = { DATABASE_URL: here.databaseUrl, REDIS_URL: here.redisUrl }
  const given = Object.entries(service.environment).map(([key, value]) => [key, urls[key] ?? valueOf(service, value)])
  const data = join(here.scratch, name)
  await mkdir(data)
  return {
    ...image,
    ...(Object.fromEntries(given) as Record<string, string>),
    // Keys as in a container, but out of reach of other machines.
    G1_HOST: '127.0.0.1',
    G1_REQUIRE_KEY: '1',
    G1_LOG: 'error',
    G1_DATA: data,
    PORT: String(await freePort()),
  }
}

/** A value of the file, nothing of whose variables is set; a path of the container is that which is mounted there. */
function valueOf({ volumes }: ComposeService, value: string): string {
  const mount = volumes.find((volume) => volume.endsWith(`:${value}:ro`))
  if (mount === undefined) return unset(value)
  return resolve(checkout, 'infra', unset(mount).split(':')[0] ?? '')
}

const unset = (text: string): string => text.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')

async function makeKey(env: Readonly<Record<string, string>>): Promise<string> {
  const main = join(checkout, 'src/cli/main.ts')
  const words = [main, 'keys', 'create', '--role', 'admin', '--name', 'first']
  const { PATH = '' } = process.env
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: dirname(main), env: { PATH, ...env } })
  return stdout.trim()
}
