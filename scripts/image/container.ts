import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { BuiltImage } from './build-image.ts'
import { type Confinement, containerCommand } from './confine.ts'

/** A container that runs. */
export interface Container {
  /** What it has written so far, both streams. */
  readonly output: () => string
  /** Resolves with the exit code of process 1 when it has ended. */
  readonly ended: Promise<number | null>
  /** Sends a signal to process 1, as an engine does; one that it does not handle has no effect. */
  signal(name: NodeJS.Signals): Promise<void>
}

export interface Starting {
  readonly image: BuiltImage
  readonly confinement: Confinement
  /** Beside the image's own, and instead of them. */
  readonly env: Readonly<Record<string, string>>
  /** The folders behind the image's volumes, by their path. */
  readonly volumes: Readonly<Record<string, string>>
  readonly command: readonly string[]
}

/** An empty folder for each volume of an image, as open as the image has it. */
export async function makeVolumes(
  { root, stage }: BuiltImage,
  below: string,
): Promise<Readonly<Record<string, string>>> {
  const made = stage.volumes.map(async (path) => {
    const folder = await mkdtemp(join(below, 'volume-'))
    await chmod(folder, (await stat(join(root.folder, path))).mode & 0o7777)
    return [path, folder] as const
  })
  return Object.fromEntries(await Promise.all(made))
}

/** Starts a command as process 1 of a container. */
export function startContainer({ image, confinement, env, volumes, command }: Starting): Container {
  const { root, stage } = image
  const as = { ...stage.settings, env: { ...stage.settings.env, ...env } }
  const [program = '', ...args] = containerCommand({ root, as, command, writable: volumes }, confinement)
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += String(text)))
  const ended = once(child, 'close').then(() => child.exitCode)
  const pid = processOne(child.stdio[3] as Readable)
  return {
    output: () => output,
    ended,
    signal: async (name) => {
      process.kill(await pid, name)
    },
  }
}

/** bubblewrap tells on its status channel, one JSON object a line, which process it has started. */
async function processOne(status: Readable): Promise<number> {
  for await (const line of createInterface({ input: status })) {
    const told = JSON.parse(line) as { readonly 'child-pid'?: number }
    if (told['child-pid'] !== undefined) return told['child-pid']
  }
  throw new Error('The container ended before it had started.')
}
