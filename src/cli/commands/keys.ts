import type { ApiKeyInfo } from '../../client/client.ts'
import { InvalidInput } from '../../core/errors.ts'
import type { Role } from '../../core/store/api-key-store.ts'
import { withClient } from '../connect.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { oneLine } from '../show/safe-text.ts'
import type { KeyDesk, World } from '../world.ts'

export interface KeyOptions {
  readonly server?: string
  readonly json?: true
}

export interface CreateKeyOptions extends KeyOptions {
  readonly role: Role
  readonly name: string
  /** `90d`, `12h`. */
  readonly expires?: string
}

/** `g1 keys create`: the key alone goes to standard output, so that a script can take it up. */
export async function createKey(world: World, { role, name, expires, ...common }: CreateKeyOptions): Promise<ExitCode> {
  const lifetime = expires === undefined ? {} : { expiresInSeconds: readLifetime(expires) }
  return withKeys(world, common, async (desk) => {
    const made = await desk.createApiKey({ name, role: upper(role), ...lifetime })
    const { terminal } = world
    if (common.json === true) terminal.out(`${JSON.stringify({ ...made.apiKey, key: made.key })}\n`)
    else {
      terminal.out(`${made.key}\n`)
      terminal.err(`Made ${lineOf(made.apiKey)}\nIt is shown this once; only its hash is kept.\n`)
    }
    return exitCode.done
  })
}

/** `g1 keys list`: every key that was ever made, without the keys themselves. */
export async function listKeys(world: World, common: KeyOptions): Promise<ExitCode> {
  return withKeys(world, common, async (desk) => {
    const keys = await desk.apiKeys()
    for (const key of keys) world.terminal.out(`${common.json === true ? JSON.stringify(key) : lineOf(key)}\n`)
    if (keys.length === 0 && common.json !== true) world.terminal.err('No keys.\n')
    return exitCode.done
  })
}

/** `g1 keys revoke`: the key opens nothing any more, and what was opened with it is closed within seconds. */
export async function revokeKey(world: World, id: string, common: KeyOptions): Promise<ExitCode> {
  return withKeys(world, common, async (desk) => {
    const key = await desk.revokeApiKey({ id })
    world.terminal.out(`${common.json === true ? JSON.stringify(key) : `Revoked ${lineOf(key)}`}\n`)
    return exitCode.done
  })
}

/** The database itself, unless a server is named or holds the local data. */
async function withKeys(
  world: World,
  { server }: KeyOptions,
  use: (desk: Omit<KeyDesk, 'close'>) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = server === undefined ? await world.openKeys() : { url: server }
  if ('url' in opened) return withClient(world, { server: opened.url, purpose: 'read' }, use)
  try {
    return await use(opened)
  } finally {
    await opened.close()
  }
}

function lineOf({ id, role, usable, revokedAt, expiresAt, lastUsedAt, name }: ApiKeyInfo): string {
  const expiry = expiresAt === null ? 'does not expire' : `${usable ? 'until' : 'expired'} ${minute(expiresAt)}`
  const state = revokedAt === null ? expiry : `revoked ${minute(revokedAt)}`
  const used = lastUsedAt === null ? 'never used' : `used ${minute(lastUsedAt)}`
  return `${id}  ${role.toLowerCase().padEnd(8)}  ${state}, ${used}  ${oneLine(name, 100)}`
}

const minute = (time: string): string => time.slice(0, 16).replace('T', ' ')

const upper = (role: Role): Uppercase<Role> => role.toUpperCase() as Uppercase<Role>

const secondsIn = { h: 3_600, d: 86_400 } as const
const mostSeconds = 2 ** 31 - 1

function readLifetime(given: string): number {
  const [, count, unit] = /^(\d{1,5})([hd])$/.exec(given) ?? []
  const seconds = Number(count) * secondsIn[unit === 'h' ? 'h' : 'd']
  if (seconds > 0 && seconds <= mostSeconds) return seconds
  throw new InvalidInput(`Found --expires "${oneLine(given, 40)}", expected a number of days or hours: 90d, 12h.`, [
    '--expires',
  ])
}
