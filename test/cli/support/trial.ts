import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Doctor } from '../../../src/cli/world.ts'
import { runCommand } from '../../../src/cli/run-command.ts'
import { createClient } from '../../../src/client/create-client.ts'
import { type FakeServer, startFakeServer } from '../../client/support/fake-server.ts'
import { fakeG1, type Story } from './fake-g1.ts'
import { FakeTerminal } from './fake-terminal.ts'

/** A folder, a terminal and a server for one command line. */
export interface Trial {
  readonly cwd: string
  readonly terminal: FakeTerminal
  readonly server: FakeServer
  readonly interruption: AbortController
  /** Names of the operations that the server was asked for. */
  readonly operations: () => readonly string[]
  readonly run: (...args: readonly string[]) => Promise<number>
}

/** A doctor who finds nothing wrong. */
const healthy: Doctor = {
  async *examine() {
    yield await Promise.resolve({ what: 'store', state: 'ok', says: 'embedded' } as const)
  },
  async *tryContracts() {},
}

export async function trial(story: Story, terminal = new FakeTerminal(), doctor: Doctor = healthy): Promise<Trial> {
  const cwd = await mkdtemp(join(tmpdir(), 'g1-cli test-'))
  const server = await startFakeServer(fakeG1(story))
  onTestFinished(async () => {
    await server.close()
    await rm(cwd, { recursive: true, force: true })
  })
  const interruption = new AbortController()
  const local = { url: server.url, close: () => Promise.resolve() }
  const world = {
    terminal,
    cwd,
    shellNode: () => Promise.resolve('v20.20.2'),
    interrupted: interruption.signal,
    openLocal: () => Promise.resolve(local),
    serve: () => Promise.resolve(local),
    openKeys: () => Promise.resolve(local),
    openDoctor: () => Promise.resolve(doctor),
    apiKey: null,
    connect: (url: string) => createClient({ url, backoff: { firstMs: 1, mostMs: 5, patienceMs: 100 } }),
  }
  return {
    cwd,
    terminal,
    server,
    interruption,
    operations: () => server.asked.map(({ operation }) => operation),
    run: (...args) => runCommand(world, args),
  }
}
