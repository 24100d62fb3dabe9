import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import WebSocket from 'ws'
import { renderApp } from '../../../src/builder/render-app.ts'
import type { Clock } from '../../../src/core/clock.ts'
import { type RunId, runId } from '../../../src/core/ids.ts'
import type { AppFile } from '../../../src/workspace/files/application-file.ts'
import { leasePort } from '../../../src/workspace/preview/lease-port.ts'
import { Previews, type PreviewsOptions } from '../../../src/workspace/preview/previews.ts'
import type { Sandbox } from '../../../src/workspace/sandbox/sandbox.ts'
import { fitness } from '../../builder/specs/specs.ts'
import { freePort } from '../../support/free-port.ts'
import { logged } from '../../support/logged.ts'
import { jobsLeft, jobsThere } from '../../support/sandbox-jobs.ts'
import { confinedSandbox, freshFolder, freshSandbox, pathWithoutBubblewrap } from '../sandbox/test-sandbox.ts'
import { Caller } from './caller.ts'
import { probeApp } from './probe-app.ts'

const visitor = { hostName: 'localhost', origin: 'http://localhost:8013' }
const someRun = (digit: number): RunId => runId(`01920000-0000-7000-8000-00000000000${digit}`)

/** A clock that stands until somebody moves it. */
function stillClock(): Clock & { move(ms: number): void } {
  let time = 1_000
  return { now: () => time, monotonic: () => time, move: (ms) => void (time += ms) }
}

async function open(more: Partial<PreviewsOptions> & { readonly sandbox?: Sandbox } = {}) {
  const sandbox = more.sandbox ?? (await freshSandbox())
  const { logger, lines } = logged()
  const clock = stillClock()
  const previews = new Previews({
    sandbox,
    clock,
    logger,
    host: '127.0.0.1',
    ports: null,
    most: 4,
    everyMs: 10,
    ...more,
  })
  previews.run()
  onTestFinished(() => previews.stop())
  const start = (files: readonly AppFile[] = probeApp(), run = 1) =>
    previews.start({ runId: someRun(run), files: () => Promise.resolve(files), trust: 'platform', visitor })
  return { previews, start, clock, lines, sandbox }
}

/** Somebody who has followed the address. */
async function enter(url: string): Promise<Caller> {
  const caller = new Caller(new URL(url).origin)
  expect((await caller.go(url)).status).not.toBe(403)
  return caller
}

/** Nobody answers at its address, or the preview that was given its port since, which does not know its pass. */
async function isGone(url: string): Promise<void> {
  const answer = await fetch(url).then(
    ({ status }) => status,
    (error: unknown) => String(error),
  )
  expect(['TypeError: fetch failed', 403]).toContain(answer)
}
const ends = ({ lines }: { readonly lines: ReturnType<typeof logged>['lines'] }): readonly unknown[] =>
  lines.filter(({ message }) => message === 'preview ended').map(({ fields }) => fields['why'])

test('somebody registers, signs in and works with a delivered application', async () => {
  const { start } = await open()
  const { url, idleSeconds } = await start(renderApp(fitness, { builtBy: 'Built by rules.' }))
  expect(idleSeconds).toBe(300)
  expect((await fetch(new URL('/', url))).status).toBe(403)
  const caller = await enter(url)
  const account = { email: 'ada@example.org', password: 'correct horse battery' }
  const registered = await caller.ask('/register', { form: { ...account, name: 'Ada' } })
  expect(registered.text).not.toContain('another site')
  expect(registered.status).toBe(303)
  expect(caller.cookies.toSorted()).toEqual([`g1_preview_${new URL(url).port}`, 'session'])
  await caller.go('/logout', { form: {} })
  expect(caller.cookies).not.toContain('session')
  expect((await caller.go('/login', { form: account })).status).toBe(200)
  expect(JSON.parse((await caller.ask('/api/me')).text)).toMatchObject({ email: account.email })
  const { headers } = await caller.ask('/')
  expect(headers['x-frame-options']).toBeUndefined()
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none';.*, frame-ancestors 'self' http:\/\/localhost:8013$/,
  )
})

test('it begins with empty data each time, and answers at the address of the latest start alone', async () => {
  const { start, previews } = await open()
  const first = await start()
  expect((await (await enter(first.url)).ask('/began')).text).toBe('false')
  await previews.stopOne(someRun(1))
  await isGone(first.url)
  const second = await start()
  expect(second.url).not.toBe(first.url)
  expect((await (await enter(second.url)).ask('/began')).text).toBe('false')
})

test('a run started twice at once has one application, which more than one visitor may open by a name of theirs', async () => {
  const { start, previews, sandbox, lines } = await open()
  const read = vi.fn<() => Promise<readonly AppFile[]>>(() => Promise.resolve(probeApp()))
  const asked = ['localhost', '127.0.0.1'].map((hostName) =>
    previews.start({ runId: someRun(1), files: read, trust: 'platform', visitor: { ...visitor, hostName } }),
  )
  const [one, other] = await Promise.all(asked)
  expect(read).toHaveBeenCalledTimes(1)
  expect(other?.url).toBe(one?.url.replace('localhost', '127.0.0.1'))
  for (const given of [one, other]) await enter(given?.url ?? '')
  expect(await start()).toEqual(one)
  expect(lines.filter(({ message }) => message === 'preview started')).toHaveLength(1)
  await previews.stopOne(someRun(1))
  await previews.stopOne(someRun(2))
  expect(await readdir(join(sandbox.root, 'node-1'))).toEqual(['.owner'])
})

describe('what passes through', () => {
  test('is what the browser says but the pass, and bodies of any size in both directions', async () => {
    const { start } = await open()
    const { url } = await start()
    const caller = await enter(url)
    const { text } = await caller.ask('/headers', {
      headers: { 'x-mine': 'yes', cookie: `a=1; ${await passOf(caller, url)}` },
    })
    expect(JSON.parse(text)).toMatchObject({ 'x-mine': 'yes', host: new URL(url).host, cookie: 'a=1' })
    const sent = 'grüße '.repeat(200_000)
    expect((await caller.ask('/echo', { form: { sent } })).text).toBe(new URLSearchParams({ sent }).toString())
    const many = await Promise.all(Array.from({ length: 40 }, () => caller.ask('/health')))
    expect(new Set(many.map(({ text: said }) => said))).toEqual(new Set(['ok']))
  })

  test('is a stream of events as they come, and a WebSocket', async () => {
    const { start } = await open()
    const { url } = await start()
    const cookie = await passOf(await enter(url), url)
    const response = await fetch(new URL('/events', url), { headers: { cookie } })
    const reader = response.body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: 1\n\n')
    await reader?.cancel()
    const at = new URL('/', url.replace('http', 'ws'))
    const socket = new WebSocket(at, { headers: { cookie } })
    const [frame] = (await once(socket, 'message')) as [Buffer]
    expect(frame.toString()).toBe('hi')
    socket.terminate()
    for (const headers of [{}, { cookie, origin: 'http://localhost:1' }]) {
      const [error] = (await once(new WebSocket(at, { headers }), 'error')) as [Error]
      expect(error.message).toContain('403')
    }
  })

  test('is an answer that comes early, and a word of the platform where there is none', async () => {
    const { start } = await open()
    const caller = await enter((await start()).url)
    expect((await caller.ask('/early', { form: { sent: 'x'.repeat(100) } })).status).toBe(413)
    expect(await caller.ask('/silent')).toMatchObject({ status: 502, text: 'The application did not answer.' })
    expect((await caller.ask('/half')).text).toBe('half')
    expect((await caller.ask('/odd')).status).toBe(502)
    expect((await caller.ask('/health')).text).toBe('ok')
  })

  test('is no request before the answer to the one before: thousands at once would take every connection', async () => {
    const { start } = await open()
    const { url } = await start()
    const caller = await enter(url)
    const { host, port } = new URL(url)
    const hasty = connect(Number(port), '127.0.0.1')
    hasty.on('error', () => undefined)
    const ask = `GET /events HTTP/1.1\r\nHost: ${host}\r\nCookie: ${await passOf(caller, url)}\r\n\r\n`
    hasty.write(ask.repeat(300))
    await once(hasty, 'close')
    expect((await caller.ask('/health')).text).toBe('ok')
  })

  test('is nothing of the application to the network', async (context) => {
    const { start } = await open({ sandbox: await confinedSandbox(context) })
    expect((await (await enter((await start()).url)).ask('/out')).text).toBe('ENETUNREACH')
  })
})

test('whoever may not open a WebSocket keeps no connection, whatever becomes of their end', async () => {
  const { start } = await open()
  const { port } = new URL((await start()).url)
  const lingering = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true })
  lingering.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
  expect(String(((await once(lingering, 'data')) as [Buffer])[0])).toContain('403')
  // What is written to a connection that nobody holds any more comes back as an error.
  const knocking = setInterval(() => lingering.write('still here'), 10)
  onTestFinished(() => clearInterval(knocking))
  const [refused] = (await once(lingering, 'error')) as [NodeJS.ErrnoException]
  expect(['ECONNRESET', 'EPIPE']).toContain(refused.code)
})

describe('a preview ends', () => {
  test('when nobody has asked it anything for five minutes', async () => {
    const all = await open()
    const { url } = await all.start()
    const caller = await enter(url)
    for (let minute = 0; minute < 6; minute += 2) {
      all.clock.move(2 * 60_000)
      expect((await caller.ask('/health')).text).toBe('ok')
    }
    all.clock.move(299_999)
    await expect(fetch(url, { redirect: 'manual' })).resolves.toMatchObject({ status: 303 })
    all.clock.move(300_000)
    await vi.waitFor(() => expect(ends(all)).toEqual(['nobody used it']))
    await isGone(url)
  })

  test('when another one needs its place: the one that nobody has used for longest', async () => {
    const all = await open({ most: 2 })
    const first = await all.start(probeApp(), 1)
    all.clock.move(10)
    const second = await all.start(probeApp(), 2)
    all.clock.move(10)
    await enter(first.url)
    const third = await all.start(probeApp(), 3)
    await vi.waitFor(() => expect(ends(all)).toEqual(['another one needed its place']))
    await isGone(second.url)
    for (const { url } of [first, third]) await enter(url)
  })

  test('when its application ends, which may be started again', async () => {
    const all = await open()
    const { url } = await all.start()
    await (await enter(url)).ask('/crash')
    await vi.waitFor(() => expect(ends(all)).toEqual(['the application ended (exit code 7)']))
    await isGone(url)
    await enter((await all.start()).url)
  })

  test('with its node that stops, also while it is starting, and none begins after that', async () => {
    const all = await open()
    const { url } = await all.start()
    const cookie = await passOf(await enter(url), url)
    const socket = new WebSocket(new URL('/', url.replace('http', 'ws')), { headers: { cookie } })
    await once(socket, 'message')
    const lingering = connect({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true })
    lingering.write('GET / HTTP/1.1\r\nHost: localhost\r\n')
    const starting = all.start(probeApp(), 2)
    await Promise.all([expect(starting).rejects.toMatchObject({ code: 'PREVIEW_FAILED' }), all.previews.stop()])
    await isGone(url)
    await once(lingering.end(), 'close')
    expect(socket.readyState).toBe(WebSocket.CLOSED)
    expect(await readdir(join(all.sandbox.root, 'node-1'))).toEqual(['.owner'])
    await expect(all.start()).rejects.toMatchObject({ code: 'PREVIEWS_OFF' })
  })

  test.each(['as the machine allows', 'reduced'])('with its node that is killed, %s', async (mode) => {
    const root = join(await freshFolder(), 'jobs')
    const script = fileURLToPath(new URL('node-that-previews.ts', import.meta.url))
    const path = mode === 'reduced' ? [await pathWithoutBubblewrap()] : []
    const node = spawn(process.execPath, [script, root, ...path], { stdio: ['ignore', 'pipe', 'inherit'] })
    onTestFinished(() => void node.kill('SIGKILL'))
    const [said] = (await once(node.stdout, 'data')) as [Buffer]
    const url = said.toString().trim()
    await enter(url)
    await jobsThere(join(root, '..'))
    node.kill('SIGKILL')
    expect(await jobsLeft(join(root, '..'))).toEqual([])
    await isGone(url)
  })
})

describe('no preview is given', () => {
  test('of an application that does not come up; the end of what it said is told', async () => {
    const { start } = await open()
    const { start: startQuickly } = await open({ healthMs: 700 })
    const broken = probeApp(`console.error('the file app.db is missing'); process.exit(3)`)
    await expect(start(broken)).rejects.toMatchObject({
      code: 'PREVIEW_FAILED',
      message: expect.stringMatching(/exit code 3\)\nthe file app\.db is missing$/) as string,
    })
    const talkative = probeApp(`console.error('a'.repeat(9_000) + ' and at last'); process.exit(4)`)
    await expect(start(talkative)).rejects.toMatchObject({
      message: expect.stringMatching(/did not start: .*exit code 4\)\na{1000,1600} and at last$/) as string,
    })
    await expect(startQuickly(probeApp('setInterval(() => {}, 1000)'))).rejects.toMatchObject({
      code: 'PREVIEW_FAILED',
      message: expect.stringContaining('did not answer 200 within 700 ms (nothing listens)') as string,
    })
    await expect(start([{ path: 'package.json', content: '{}' }])).rejects.toMatchObject({
      code: 'PREVIEW_FAILED',
      message: expect.stringContaining('start') as string,
    })
  })

  test('of what a model wrote, where nothing confines it, unless a person allows it', async () => {
    const path = await pathWithoutBubblewrap()
    const order = { runId: someRun(1), files: () => Promise.resolve(probeApp()), trust: 'model', visitor } as const
    const { previews } = await open({ sandbox: await freshSandbox({ path }) })
    await expect(previews.start(order)).rejects.toMatchObject({ code: 'PREVIEWS_OFF' })
    const { previews: allowed } = await open({ sandbox: await freshSandbox({ path, allowUnsandboxed: true }) })
    await enter((await allowed.start(order)).url)
  })

  test('where they are switched off', async () => {
    const { start } = await open({ most: 0 })
    await expect(start()).rejects.toMatchObject({ code: 'PREVIEWS_OFF' })
  })

  test('where every port of the range is taken, and nothing is left of what was tried', async () => {
    const first = await freePort()
    const other = createServer().listen(first, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const server = createServer()
    await expect(leasePort(server, { host: '127.0.0.1', ports: { first, last: first } })).rejects.toThrow('EADDRINUSE')
    expect([server.listenerCount('listening'), server.listenerCount('error')]).toEqual([
      createServer().listenerCount('listening'),
      0,
    ])
  })

  test('where every port of the range is taken, and one is that becomes free', async () => {
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const { start } = await open({ ports: { first: port, last: port } })
    await expect(start()).rejects.toMatchObject({
      code: 'PREVIEW_FAILED',
      message: expect.stringContaining(`${port}-${port}`) as string,
    })
    other.close()
    await once(other, 'close')
    expect(new URL((await start()).url).port).toBe(String(port))
  })
})

/** The cookie that opens a preview. */
async function passOf(caller: Caller, url: string): Promise<string> {
  const { headers } = await caller.ask(url)
  return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}
