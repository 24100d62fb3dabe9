import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '../../src/client/client.ts'
import { createClient } from '../../src/client/create-client.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

type Environment = Readonly<Record<string, string>>

/** A whole node in a process of its own, with a data folder of its own and a client. */
export interface NodeUnderTest {
  readonly url: string
  readonly client: Client
  readonly dataDir: string
  /** The process that answers at the moment. */
  readonly server: ServerProcess
  /** Ends the node and removes its folder. */
  close(): Promise<void>
}

/** A folder in a path with a space, as people have them. */
export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'g1 node-'))

/** Starts a node and waits until it listens. */
export async function startNode(env: Environment = {}): Promise<NodeUnderTest> {
  const dataDir = await temporaryFolder()
  const server = await startServerProcess({ G1_DATA: dataDir, ...env })
  const client = createClient({ url: server.url })
  return {
    url: server.url,
    client,
    dataDir,
    server,
    close: async () => {
      client.close()
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
