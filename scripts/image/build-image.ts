import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { buildCommand } from './confine.ts'
import { buildContext } from './context.ts'
import type { Stage, Step } from './read-dockerfile.ts'
import { baseRoot, type Root } from './root-folder.ts'

const call = promisify(execFile)

/** An image that has been built: its root folder and the stage that says how to start it. */
export interface BuiltImage {
  readonly root: Root
  readonly stage: Stage
}

export interface Building {
  readonly stages: readonly Stage[]
  /** The checkout. */
  readonly context: string
  /** An empty folder that every user may enter. */
  readonly scratch: string
  /** Debian from its packages, and every step; else steps that install packages are left to what this machine has. */
  readonly whole: boolean
  readonly say: (line: string) => void
}

/** Carries out the steps of every stage in turn, in scratch folders. Throws for the first that fails. */
export async function buildImage(building: Building): Promise<BuiltImage> {
  const files = await buildContext(building.context)
  const roots = new Map<string, Root>()
  let built: BuiltImage | null = null
  for (const stage of building.stages) {
    const folder = join(building.scratch, `stage-${roots.size}`)
    const before = roots.get(stage.base)
    const root = before === undefined ? await baseRoot(folder, stage.base, building.whole) : { ...before, folder }
    if (before !== undefined) await layer(before.folder, folder)
    roots.set(stage.name, root)
    for (const step of stage.steps) {
      const begun = performance.now()
      const done = await carryOut(step, { building, files, roots, root })
      building.say(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${done}${step.text}`)
    }
    built = { root, stage }
  }
  if (built === null) throw new Error('Found no FROM in the Dockerfile, expected at least one.')
  return built
}

/** The same files under another name, as layers are shared: a step replaces a file, it does not write into it. */
async function layer(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await call('cp', ['--archive', '--link', '--no-target-directory', from, to])
}

interface At {
  readonly building: Building
  readonly files: readonly string[]
  readonly roots: ReadonlyMap<string, Root>
  readonly root: Root
}

async function carryOut(step: Step, at: At): Promise<'' | 'left out: '> {
  if (step.kind === 'folder') await mkdir(join(at.root.folder, step.path), { recursive: true })
  else if (step.kind === 'copy') await copy(step, at)
  else if (!at.building.whole && /\bapt-get\b/.test(step.text)) return 'left out: '
  else await run(step, at)
  return ''
}

/** `COPY`: of a folder the contents, of a file the file; into the target where that ends in a slash. */
async function copy({ from, sources, to, text }: Extract<Step, { kind: 'copy' }>, at: At): Promise<void> {
  const { building, files, roots, root } = at
  const other = from === null ? building.context : roots.get(from)?.folder
  if (other === undefined) throw new Error(`${text}: found no earlier stage ${from}.`)
  for (const source of sources) {
    const whence = join(other, source)
    const isFolder = await stat(whence).then(
      (found) => found.isDirectory(),
      () => {
        throw new Error(`${text}: found no ${source}.`)
      },
    )
    const target = join(root.folder, isFolder || !to.endsWith('/') ? to : `${to}${basename(source)}`)
    if (from !== null) {
      await layer(whence, target)
      continue
    }
    const seen = files.filter((file) => file === source || file.startsWith(`${source}/`))
    if (seen.length === 0) throw new Error(`${text}: .dockerignore keeps all of ${source} out of the context.`)
    for (const file of seen) {
      const place = join(target, file.slice(source.length))
      await mkdir(dirname(place), { recursive: true })
      await cp(join(other, file), place)
    }
  }
}

async function run(step: Extract<Step, { kind: 'run' }>, { building, root }: At): Promise<void> {
  const scratch = await mkdtemp(join(building.scratch, 'tmp-'))
  await chmod(scratch, 0o1777)
  const [program = '', ...args] = buildCommand({
    root,
    as: { ...step.as, env: { ...givenToBuilds(), ...step.as.env } },
    command: step.command,
    writable: { '/tmp': scratch, [npmCache]: await cacheOfNpm() },
  })
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(String(text)))
  await once(child, 'close')
  if (child.exitCode !== 0)
    throw new Error(
      `Dockerfile:${step.line}: ${step.text} ended with ${child.exitCode}:\n${said.join('').slice(-4_000)}`,
    )
}

/** Where a build finds what npm has fetched before; no part of the image. */
const npmCache = '/tmp/npm-cache'
const cacheOfNpm = async (): Promise<string> => (await call('npm', ['config', 'get', 'cache'])).stdout.trim()

const fromHost = ['http_proxy', 'https_proxy', 'no_proxy', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']

/** What a build host hands to its builds: the way to its mirrors. */
function givenToBuilds(): Readonly<Record<string, string>> {
  const given: Record<string, string> = { npm_config_cache: npmCache, npm_config_prefer_offline: 'true' }
  for (const name of fromHost) {
    const value = process.env[name]
    if (value !== undefined) given[name] = value
  }
  return given
}
