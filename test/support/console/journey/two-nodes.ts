import { rm } from 'node:fs/promises'
import type { Client } from '../../../../src/client/client.ts'
import { createClient } from '../../../../src/client/create-client.ts'
import { cloneDatabase } from '../../database.ts'
import { freePort } from '../../free-port.ts'
import { temporaryFolder } from '../../node-under-test.ts'
import { startRedis } from '../../redis-process.ts'
import { startServerProcess } from '../../server-process.ts'

/** A node of a cluster: a process that may be killed and started again on its port. */
export interface Member {
  readonly name: string
  readonly url: string
  readonly client: Client
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
}

/** Two nodes on one Postgres, and on one Redis where the machine has it. */
export interface TwoNodes {
  readonly members: readonly [Member, Member]
  readonly close: () => Promise<void>
}

export async function openTwoNodes(admin: string, env: Readonly<Record<string, string>>): Promise<TwoNodes> {
  const folder = await temporaryFolder()
  const redis = await startRedis(await freePort())
  const shared = {
    DATABASE_URL: await cloneDatabase(admin),
    G1_LEASE_TTL_MS: '2500',
    G1_LOG: 'error',
    ...(redis === null ? {} : { REDIS_URL: redis.url }),
    ...env,
  }
  const enter = async (name: string): Promise<Member & { readonly leave: () => Promise<void> }> => {
    const own = { ...shared, PORT: String(await freePort()), G1_NODE: name, G1_DATA: `${folder}/${name}` }
    let server = await startServerProcess(own)
    const client = createClient({ url: server.url })
    return {
      name,
      url: server.url,
      client,
      kill: () => server.kill(),
      start: async () => {
        server = await startServerProcess(own)
      },
      leave: async () => {
        client.close()
        await server.stop()
      },
    }
  }
  const north = await enter('north')
  const south = await enter('south')
  return {
    members: [north, south],
    close: async () => {
      await Promise.all([north.leave(), south.leave()])
      await redis?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
