import { randomUUID } from 'node:crypto'
import { access, constants, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openBrain } from '../../brain/open-brain.ts'
import { openRedisBus } from '../../bus/redis-bus.ts'
import type { RemoteBusOptions } from '../../bus/remote-bus.ts'
import { openUpstashBus } from '../../bus/upstash-bus.ts'
import type { Check } from '../../cli/world.ts'
import type { Config } from '../../config.ts'
import type { Bus } from '../../core/bus.ts'
import { messageOf } from '../../core/errors.ts'
import { folderHolder } from '../../store/lock-folder.ts'
import { probePostgres } from '../../store/probe-postgres.ts'
import { openSandbox } from '../../workspace/sandbox/sandbox.ts'

type Finding = Omit<Check, 'what'>

const ok = (says: string): Finding => ({ state: 'ok', says })
const fails = (says: string): Finding => ({ state: 'fails', says })

/** How long a server may take to answer, in milliseconds. */
const patience = 5_000

/** Throws BrainInvalid with every finding. */
export async function lookAtBrain({ brainDir }: Config): Promise<Finding> {
  const { personas, workflows } = await openBrain(brainDir)
  const unplayable = [...workflows.values()].filter(({ findings }) => findings.length > 0).length
  const rest = unplayable === 0 ? '' : `, ${unplayable} of them not to be played as they stand`
  return ok(`${personas.size} personas, ${workflows.size} workflows${rest} (${brainDir})`)
}

/** Throws StoreUnavailable, MigrationRefused. */
export async function lookAtStore({ databaseUrl, dataDir }: Config): Promise<Finding> {
  if (databaseUrl === null) return lookAtFolder(dataDir)
  const { version, pending } = await probePostgres(databaseUrl, patience)
  return ok(`Postgres ${version}${pending === 0 ? '' : `; the next start brings its schema up to date`}`)
}

async function lookAtFolder(dir: string): Promise<Finding> {
  const place = await nearestThere(dir)
  const unfit = await whyUnfit(place, 'G1_DATA')
  if (unfit !== null) return unfit
  if (place !== dir) return ok(`embedded in ${dir}, which the first start makes`)
  const holder = await folderHolder(dir)
  if (holder === null) return ok(`embedded in ${dir}`)
  return ok(`embedded in ${dir}, held by process ${holder.pid ?? '?'}${holder.url === null ? '' : ` at ${holder.url}`}`)
}

/** Where exchanges with models would be kept. */
export async function lookAtRecording({ recordDir }: Config): Promise<Finding> {
  if (recordDir === null) return { state: 'missing', says: 'no G1_RECORD: exchanges with models are not kept' }
  return (await whyUnfit(await nearestThere(recordDir), 'G1_RECORD')) ?? ok(`exchanges are kept in ${recordDir}`)
}

/** What stands in the way of writing into a folder; null: nothing. */
async function whyUnfit(place: string, name: string): Promise<Finding | null> {
  try {
    if (!(await stat(place)).isDirectory()) return fails(`${place} is no folder; name another one with ${name}`)
    await access(place, constants.R_OK | constants.W_OK | constants.X_OK)
    return null
  } catch (error) {
    return fails(`${messageOf(error)}; let this user write to ${place}, or name another folder with ${name}`)
  }
}

async function nearestThere(path: string): Promise<string> {
  const isThere = await access(path).then(
    () => true,
    (error: unknown) => !(error instanceof Error && 'code' in error && error.code === 'ENOENT'),
  )
  return isThere || dirname(path) === path ? path : nearestThere(dirname(path))
}

/** Redis or Upstash, where one is configured. */
export async function lookAtHints({ redisUrl, upstash }: Config): Promise<Finding> {
  if (redisUrl !== null) return connection('REDIS_URL', (options) => openRedisBus(redisUrl, options))
  if (upstash !== null) return connection('UPSTASH_REDIS_REST_URL', (options) => openUpstashBus(upstash, options))
  return { state: 'missing', says: 'no REDIS_URL: hints stay within a process, other nodes look every second' }
}

async function connection(name: string, open: (options: RemoteBusOptions) => Bus): Promise<Finding> {
  const { promise, resolve } = Promise.withResolvers<Finding>()
  const refuse = (why: string): void => resolve(fails(`${why}; start that server, or correct or unset ${name}`))
  const timer = setTimeout(() => refuse(`no answer within ${patience / 1_000} s`), patience)
  const bus = open({
    onConnection: ({ up, error }) => (up ? resolve(ok(`${name} answers`)) : refuse(messageOf(error))),
  })
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await bus.close()
  }
}

/** Finds out, by running it, how jobs would be confined. */
export async function lookAtSandbox({ allowUnsandboxed, path }: Config): Promise<Finding> {
  const root = await mkdtemp(join(tmpdir(), 'g1-doctor-'))
  const sandbox = await openSandbox({ root, incarnation: randomUUID(), ...(path === null ? {} : { path }) })
  try {
    if (sandbox.mode === 'bubblewrap') return ok(sandbox.reason)
    if (allowUnsandboxed) return ok(`reduced (${sandbox.reason}), which G1_ALLOW_UNSANDBOXED allows`)
    return { state: 'missing', says: `reduced (${sandbox.reason}): code of a language model is not executed here` }
  } finally {
    await sandbox.close()
    await rm(root, { recursive: true, force: true })
  }
}
