import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, inject, onTestFinished, test } from 'vitest'
import WebSocket from 'ws'
import { createClient } from '../../src/client/create-client.ts'
import { cloneDatabase } from '../support/database.ts'
import { temporaryFolder } from '../support/node-under-test.ts'
import { startServerProcess } from '../support/server-process.ts'
import { withServer } from '../support/with-server.ts'

type Environment = Readonly<Record<string, string>>

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program of the checkout to its end. */
function program(path: string, args: readonly string[], env: Environment): Promise<Ended> {
  const { PATH = '' } = process.env
  const script = fileURLToPath(new URL(`../../src/${path}`, import.meta.url))
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env: { PATH, ...env } }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
  })
}
const g1 = (args: readonly string[], env: Environment): Promise<Ended> => program('cli/main.ts', args, env)
const makeKey = async (role: string, env: Environment): Promise<string> =>
  (await g1(['keys', 'create', '--role', role, '--name', `a ${role}`], env)).stdout.trim()

/** The server as it would stand where others reach it. The wildcard address is reached over the loopback here. */
async function startReachable(env: Environment) {
  const server = await startServerProcess({ G1_HOST: '0.0.0.0', G1_LOG: 'error', ...env })
  onTestFinished(async () => {
    await server.stop()
  })
  return server.url.replace('0.0.0.0', '127.0.0.1')
}

test('a server that other machines can reach starts once there is a key', { timeout: 180_000 }, async () => {
  const data = { G1_DATA: await temporaryFolder() }
  const refused = await program('main.ts', [], { ...data, G1_HOST: '0.0.0.0', PORT: '0' })
  expect(refused.code).toBe(78)
  expect(refused.stderr).toContain('g1 keys create --role admin --name NAME')

  const admin = await makeKey('admin', data)
  expect(admin).toMatch(/^g1key_/)
  const url = await startReachable(data)
  await expect(createClient({ url }).runs({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  const { nodes } = await createClient({ url, key: admin }).runs({})
  expect(nodes).toHaveLength(1)
  // The server holds the folder, so keys are a matter of its API now.
  const keys = await g1(['keys', 'list', '--json'], { ...data, G1_API_KEY: admin })
  expect(JSON.parse(keys.stdout)).toMatchObject({ id: admin.slice(2, 14), role: 'ADMIN', usable: true })
  expect(keys.stdout).not.toContain(admin)
})

withServer('keys in a database of several nodes', inject('postgres'), (postgres) => {
  const start = async () => {
    const data = { DATABASE_URL: await cloneDatabase(postgres), G1_DATA: await temporaryFolder(), G1_ROLES: 'api' }
    const [viewer, operator] = await Promise.all([makeKey('viewer', data), makeKey('operator', data)])
    return { data, viewer, operator }
  }

  test('open a server to clients and the command line, as far as their role goes', { timeout: 120_000 }, async () => {
    const { data, viewer } = await start()
    const url = await startReachable(data)
    await expect(createClient({ url }).download('/runs/x/deliverable.zip')).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
    const client = createClient({ url, key: viewer })
    expect((await client.runs({})).nodes).toEqual([])
    await expect(client.startRun({ requirements: 'A shop' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const list = ['runs', '--server', url]
    const [without, byVariable, byOption, keys] = await Promise.all([
      g1(list, {}),
      g1(list, { G1_API_KEY: viewer }),
      g1([...list, '--key', viewer], { G1_API_KEY: 'g1key_wrong' }),
      g1(['keys', 'list', '--server', url], { G1_API_KEY: viewer }),
    ])
    expect(without).toMatchObject({ code: 2, stderr: expect.stringContaining('Found no API key') as string })
    expect([byVariable.code, byOption.code]).toEqual([0, 0])
    expect(keys).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('expected admin for Query.apiKeys') as string,
    })
  })

  test('end what they opened on every node when they are revoked', { timeout: 120_000 }, async () => {
    const { data, operator } = await start()
    const [one, two] = await Promise.all([startReachable(data), startReachable(data)])
    const backoff = { firstMs: 10, mostMs: 100 }
    const clients = [
      createClient({ url: one, key: operator, webSocket: WebSocket, backoff }),
      createClient({ url: two, key: operator, transport: 'sse', backoff }),
    ] as const
    const { id } = await clients[0].startRun({ requirements: 'A shop' })
    const ended = clients.map(async (client): Promise<unknown> => {
      try {
        for await (const { events } of client.runEvents(id)) expect(events).toEqual([])
        return 'completed'
      } catch (error) {
        return error
      }
    })
    const revoked = await g1(['keys', 'revoke', operator.slice(2, 14)], data)
    expect(revoked.stdout).toContain('Revoked')
    const refusal = { name: 'RequestFailed', code: 'UNAUTHENTICATED' }
    expect(await Promise.all(ended)).toMatchObject([refusal, refusal])
    for (const client of clients) {
      await expect(client.runs({})).rejects.toThrow('was revoked')
      client.close()
    }
  })
})
