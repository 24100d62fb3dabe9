import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { randomFrom } from './random.ts'
import type { Witnessed } from './witness.ts'

// A model server that outlives every node: it answers slowly, sometimes not at all, and notes each request.
const random = randomFrom(Number(process.env['G1_SEED'] ?? 1))
const slowestMs = 200
const failing = 0.05
const requests: Witnessed[] = []

interface Asked {
  readonly run: string
  readonly key: string
  /** Of the monotonic clock that all processes of a machine share, in nanoseconds. */
  readonly begun: string
}

/** Two tries of three may fail, so that no step needs a person for it. */
const mayFail = (key: string): boolean => !key.endsWith('/3')

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

const server = createServer((request, response) => {
  void (async () => {
    if (request.method === 'GET') return response.end(JSON.stringify(requests))
    const { run, key, begun } = JSON.parse(await bodyOf(request)) as Asked
    const agoMs = Number(process.hrtime.bigint() - BigInt(begun)) / 1e6
    requests.push({ run, key, begunAt: Date.now() - agoMs })
    await pause(random() * slowestMs)
    response.statusCode = mayFail(key) && random() < failing ? 503 : 200
    return response.end('{}')
  })().catch(() => response.destroy())
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) process.send?.(`http://127.0.0.1:${address.port}`)
})
process.on('disconnect', () => process.exit(0))
