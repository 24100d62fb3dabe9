import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { openLogger } from '../assembly/logger.ts'
import { type Config, readConfig } from '../config.ts'
import { InvalidInput } from '../core/errors.ts'
import { FolderLocked } from '../core/store/errors.ts'
import type { Doctor, KeyDesk, Purpose, Server, Settings } from './world.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** How long to wait for a process that holds the folder to say where it answers, in milliseconds. */
const patience = 15_000

interface Opening {
  readonly env: Environment
  /** The node of this process has lost its lease and does nothing any more. */
  readonly onLost: () => void
}

/** The server that holds the local data, or else a node of this process on a free port of the loopback. */
export async function openLocal(
  { env, onLost, settings }: Opening & { readonly settings: Settings },
  purpose: Purpose,
): Promise<Server> {
  const config = readConfig({ ...env, ...settings })
  if (purpose === 'read' && config.databaseUrl === null && !existsSync(config.dataDir)) {
    throw new InvalidInput(
      `Found no data at ${config.dataDir}, expected what earlier runs left there; go to the folder where they were started, or name it with G1_DATA.`,
      ['G1_DATA'],
    )
  }
  const roles = { api: true, worker: purpose === 'work' }
  // A command has its own words for what happens: of the node only what went wrong is shown.
  const quiet: Config = {
    ...config,
    host: '127.0.0.1',
    roles,
    logLevel: isSet(env['G1_LOG']) ? config.logLevel : 'error',
  }
  const until = performance.now() + patience
  for (;;) {
    try {
      return await open({ ...quiet, port: 0 }, onLost)
    } catch (error) {
      if (!(error instanceof FolderLocked)) throw error
      if (error.url !== null && Object.keys(settings).length > 0) throw heldBy(error.url, settings)
      if (error.url !== null) return { url: error.url, close: async () => {} }
      if (performance.now() > until) throw error
    }
    await pause(200)
  }
}

const heldBy = (url: string, settings: Settings): InvalidInput =>
  new InvalidInput(
    `Found a server at ${url} that holds the data, expected none: it has settings of its own. Start it with ${Object.keys(settings).join(', ')}, or name another folder with G1_DATA.`,
    ['G1_DATA'],
  )

/** The API keys in the configured database, or the server that holds it. */
export async function openLocalKeys(env: Environment): Promise<KeyDesk | Server> {
  const { openKeyDesk } = await import('../assembly/key-desk.ts')
  try {
    return await openKeyDesk(readConfig(env))
  } catch (error) {
    if (error instanceof FolderLocked && error.url !== null) return { url: error.url, close: async () => {} }
    throw error
  }
}

/** Looks at what this environment configures. */
export async function openLocalDoctor(env: Environment): Promise<Doctor> {
  const { openDoctor } = await import('../assembly/doctor/open-doctor.ts')
  return openDoctor(env)
}

/** A server on the configured port, or another one. */
export function serveLocal({ env, onLost }: Opening, port: number | null): Promise<Server> {
  const config = readConfig(env)
  return open({ ...config, roles: { ...config.roles, api: true }, port: port ?? config.port }, onLost)
}

async function open(config: Config, onLost: () => void): Promise<Server> {
  const { openApp } = await import('../app.ts')
  const app = await openApp({ config, logger: openLogger(config), onLost, withSample: false })
  return { url: app.url ?? '', close: () => app.close() }
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''
