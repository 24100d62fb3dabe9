import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { vi } from 'vitest'
import type { AppFile } from '../../../src/workspace/files/application-file.ts'
import { DEFAULT_LIMITS, type JobLimits } from '../../../src/workspace/sandbox/job.ts'
import type { Sandbox } from '../../../src/workspace/sandbox/sandbox.ts'
import { runTests } from '../../../src/workspace/test-run/run-tests.ts'
import { allPassed } from '../../../src/workspace/test-run/test-report.ts'
import { freePort } from '../free-port.ts'
import type { Attack } from './attack.ts'

const manifest = JSON.stringify({ name: 'evil', type: 'module', scripts: { start: 'node server.js' } })
const appOf = (server: string): readonly AppFile[] => [
  { path: 'package.json', content: manifest },
  { path: 'server.js', content: server },
]
const testOf = (body: string): readonly AppFile[] => [
  {
    path: 'probe.test.mjs',
    content: `import { test } from 'node:test'\nimport assert from 'node:assert/strict'\ntest('probe', async () => { ${body} })`,
  },
]
const answering = `import { createServer } from 'node:http'
createServer((q, r) => r.end('ok')).listen(process.env.PORT, process.env.HOST)`

/** What an application tries; `true` says that it got through. Each is an expression of an asynchronous function. */
const probes: Readonly<Record<string, readonly [tries: string, code: string]>> = {
  environment: [
    'reads keys in the environment',
    `Object.values(process.env).some((value) => value.includes(at.canary))`,
  ],
  'environment-of-others': [
    'reads the environment of other processes',
    `fs.readdirSync('/proc').filter((n) => /^\\d+$/.test(n)).some((n) => can(() => fs.readFileSync('/proc/' + n + '/environ', 'utf8').includes(at.canary)))`,
  ],
  'host-file': ['reads a file of the host', `can(() => fs.readFileSync(at.file, 'utf8').includes(at.canary))`],
  home: ['reads home folders', `['/root', '/home'].some((f) => can(() => fs.readdirSync(f).length > 0))`],
  passwords: ['reads the passwords of the host', `can(() => fs.readFileSync('/etc/shadow').length > 0)`],
  jobs: ['reads the folders of other jobs', `can(() => fs.readdirSync(at.jobs).length > 0)`],
  sources: ['reads the platform itself', `can(() => fs.readdirSync(at.sources).length > 0)`],
  tests: [
    'reads its tests and their runner',
    `['/workspace/tests', '/workspace/runner', '../../workspace/tests', '../tests'].some((f) => can(() => fs.readdirSync(f).length > 0))`,
  ],
  'tests-write': [
    'writes over its tests',
    `['/workspace/tests/probe.test.mjs', '/workspace/runner/runner.ts'].some((f) => can(() => (fs.writeFileSync(f, ''), true)))`,
  ],
  'write-root': [
    'writes into system folders',
    `['/etc/x', '/usr/x', '/bin/x', '/dev/shm/x', '/x'].some((f) => can(() => (fs.writeFileSync(f, 'x'), true)))`,
  ],
  'write-host': ['writes a file beside one of the host', `can(() => (fs.writeFileSync(at.file + '.evil', 'x'), true))`],
  link: [
    'makes a link to the host and follows it',
    `can(() => (fs.symlinkSync(at.file, process.env.HOME + '/link'), fs.readFileSync(process.env.HOME + '/link', 'utf8').includes(at.canary)))`,
  ],
  tcp: ['reaches a server of the host over TCP', `await reach(() => net.connect(at.port, '127.0.0.1'))`],
  'tcp-out': ['reaches the internet over TCP', `await reach(() => net.connect(443, '1.1.1.1'))`],
  unix: ['reaches a server of the host over a Unix socket', `await reach(() => net.connect(at.socket))`],
  dns: ['asks a name server', `await within(dns.lookup('example.com').then(() => true, () => false))`],
  fetch: ['calls a server by HTTP', `await within(fetch('http://127.0.0.1:' + at.port).then(() => true, () => false))`],
  processes: [
    'sees the processes of the host',
    `fs.readdirSync('/proc').filter((n) => /^\\d+$/.test(n)).some((n) => can(() => /vitest|postgres/.test(fs.readFileSync('/proc/' + n + '/cmdline', 'utf8'))))`,
  ],
  'kill-runner': ['ends the one that runs it', `can(() => (process.kill(1, 'SIGKILL'), false))`],
  root: [
    'becomes root',
    `can(() => (process.setuid(0), true)) && can(() => (fs.chownSync(process.env.HOME, 0, 0), fs.writeFileSync('/etc/x', 'x'), true))`,
  ],
  forge: [
    'tells a result on the channel of its tests',
    `can(() => (fs.writeSync(3, '{"name":"probe","status":"passed"}\\n{"end":true}\\n'), false))`,
  ],
}

/** Probes that do no harm to a machine on which nothing holds them: there they must get through, or they show nothing. */
export const harmless: readonly string[] = [
  'environment',
  'host-file',
  'sources',
  'link',
  'write-host',
  'tcp',
  'unix',
  'fetch',
]

const prober = (
  at: object,
  names: readonly string[],
): string => `import fs from 'node:fs'; import net from 'node:net'; import { promises as dns } from 'node:dns'; import { createServer } from 'node:http'
const at = ${JSON.stringify(at)}
const can = (attempt) => { try { return attempt() === true } catch { return false } }
const within = (promise) => Promise.race([promise, new Promise((done) => setTimeout(done, 1500, false))])
const reach = (open) => within(new Promise((done) => { const socket = open(); socket.on('connect', () => done(true)); socket.on('error', () => done(false)) }))
const probes = { ${names.map((name) => `${JSON.stringify(name)}: async () => ${probes[name]?.[1]}`).join(',\n')} }
createServer(async (q, r) => {
  if (q.url === '/health') return r.end('ok')
  const got = []
  for (const [name, probe] of Object.entries(probes)) if (await probe().catch(() => false)) got.push(name)
  r.end(JSON.stringify({ tried: Object.keys(probes).length, got }))
}).listen(process.env.PORT, process.env.HOST)`

const listening = (server: Server, at: number | string): Promise<void> =>
  new Promise((resolve) =>
    typeof at === 'number' ? server.listen(at, '127.0.0.1', resolve) : server.listen(at, resolve),
  )

interface Bait {
  readonly canary: string
  readonly file: string
  readonly sources: string
  readonly port: number
  readonly socket: string
}

/** Lays out what an attack would like to have: a key in the environment, a secret file, servers that answer. */
async function withBait<Result>(use: (bait: Bait) => Promise<Result>): Promise<Result> {
  const canary = 'canary-7f3a91'
  const folder = await mkdtemp(join(tmpdir(), 'g1-attack-'))
  const tcp = createHttpServer((_, response) => response.end('ok'))
  const unix = createServer((socket) => socket.end())
  const file = join(folder, 'secret.txt')
  process.env['G1_ATTACK_CANARY'] = canary
  try {
    await writeFile(file, canary)
    await Promise.all([listening(tcp, 0), listening(unix, join(folder, 'socket'))])
    const address = tcp.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    return await use({ canary, file, sources: process.cwd(), port, socket: join(folder, 'socket') })
  } finally {
    delete process.env['G1_ATTACK_CANARY']
    tcp.close()
    tcp.closeAllConnections()
    unix.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const gotIn = (text: string, of: number): ReadonlySet<string> => {
  const { tried, got } = JSON.parse(text) as { readonly tried: number; readonly got: readonly string[] }
  if (tried !== of) throw new Error(`Found ${tried} probes, expected ${of}.`)
  return new Set(got)
}

/** Runs all probes in one application in the sandbox, and says which got through. */
const probed = (sandbox: Sandbox): Promise<ReadonlySet<string>> =>
  withBait(async (bait) => {
    const names = Object.keys(probes)
    const report = await runTests({
      sandbox,
      app: appOf(prober({ ...bait, jobs: sandbox.root }, names)),
      tests: testOf(`throw new Error(await (await fetch(process.env.APP_URL)).text())`),
      jobId: 'probes',
      trust: 'model',
    })
    if (report.tests.length !== 1)
      throw new Error(`Found ${report.tests.length} results, expected the one of the probe.`)
    const got = gotIn(report.tests[0]?.message ?? '', names.length)
    return (await readFile(`${bait.file}.evil`, 'utf8').catch(() => null)) === null
      ? got
      : new Set([...got, 'write-host'])
  })

/** Runs the harmless probes where nothing holds them, and says which got through. */
export const unconfined = (): Promise<ReadonlySet<string>> =>
  withBait(async (bait) => {
    const port = await freePort()
    const source = prober(bait, harmless)
    const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
      env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', HOME: dirname(bait.file) },
      stdio: 'ignore',
    })
    try {
      await vi.waitFor(() => fetch(`http://127.0.0.1:${port}/health`), { timeout: 20_000 })
      return gotIn(await (await fetch(`http://127.0.0.1:${port}/`)).text(), harmless.length)
    } finally {
      child.kill('SIGKILL')
    }
  })

interface Wild {
  readonly id: string
  readonly tries: string
  readonly stoppedBy: string
  readonly server?: string
  readonly test?: string
  readonly limits?: Partial<JobLimits>
}

/** Programs that run wild: what they do must not make a test pass, nor go on. */
const wild: readonly Wild[] = [
  {
    id: 'prints-results',
    tries: 'the application prints results and ends well',
    stoppedBy: 'tests failed',
    server: `console.log('TAP version 13\\nok 1 - probe\\n# pass 1'); console.log(JSON.stringify({ name: 'probe', file: 'probe.test.mjs', status: 'passed' }), '{"complete":true}'); process.exit(0)`,
  },
  {
    id: 'test-exits',
    tries: 'a test ends its process with success',
    stoppedBy: 'tests failed',
    test: `setImmediate(() => process.exit(0)); await new Promise(() => {})`,
  },
  {
    id: 'never-healthy',
    tries: 'the application never answers',
    stoppedBy: 'tests failed',
    server: `setInterval(() => {}, 1000)`,
    limits: { wallMs: 15_000 },
  },
  {
    id: 'output',
    tries: 'the application prints without end',
    stoppedBy: 'tests failed',
    server: `${answering}; for (;;) console.log('x'.repeat(100_000))`,
    limits: { wallMs: 8_000 },
  },
  {
    id: 'memory',
    tries: 'the application takes all memory',
    stoppedBy: 'tests failed',
    server: `const held = []; for (;;) held.push(Buffer.alloc(10_000_000, 1))`,
    limits: { memoryMiB: 1024, wallMs: 15_000 },
  },
  {
    id: 'forks',
    tries: 'the application starts processes without end',
    stoppedBy: 'tests failed',
    server: `import { spawn } from 'node:child_process'; for (;;) spawn('/bin/sleep', ['60'], { detached: true }).on('error', () => process.exit(1))`,
    limits: { processes: 96, wallMs: 8_000 },
  },
  {
    id: 'disk',
    tries: 'the application fills the disk',
    stoppedBy: 'tests failed',
    server: `import fs from 'node:fs'; for (let i = 0; ; i += 1) fs.writeFileSync(process.env.DATA_DIR + '/' + i, Buffer.alloc(1_000_000))`,
    limits: { fileBytes: 4 * 1024 * 1024, wallMs: 15_000 },
  },
]

async function ranWild(sandbox: Sandbox, { id, server, test, limits }: Wild): Promise<readonly string[]> {
  const report = await runTests({
    sandbox,
    app: appOf(server ?? answering),
    tests: testOf(
      test ?? `assert.equal((await fetch(process.env.APP_URL, { signal: AbortSignal.timeout(2000) })).status, 200)`,
    ),
    jobId: `wild-${id}`,
    trust: 'model',
    limits: { ...DEFAULT_LIMITS, ...limits },
    healthMs: 2_000,
  })
  return allPassed(report) || report.passed > 0 ? [] : ['tests failed']
}

/** Code that breaks out, looks around, or runs wild. */
export function executionAttacks(sandbox: Sandbox): readonly Attack[] {
  let probing: Promise<ReadonlySet<string>> | null = null
  return [
    ...Object.entries(probes).map(
      ([id, [tries]]): Attack => ({
        id: `sandbox/${id}`,
        tries,
        stoppedBy: 'sandbox',
        attempt: async () => {
          probing ??= probed(sandbox)
          return (await probing).has(id) ? [] : ['sandbox']
        },
      }),
    ),
    ...wild.map(
      (one): Attack => ({
        id: `sandbox/${one.id}`,
        tries: one.tries,
        stoppedBy: one.stoppedBy,
        attempt: () => ranWild(sandbox, one),
      }),
    ),
  ]
}
