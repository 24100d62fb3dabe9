import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { httpTool } from '../../src/activities/http-tool.ts'
import { ToolFailed } from '../../src/core/tool.ts'

async function toolAt(answer: RequestListener, timeoutMs = 5_000) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return httpTool({ name: 'erp.pay', title: 'ERP', url: `http://127.0.0.1:${port}/pay`, onLoss: 'ask', timeoutMs })
}

const call = { idempotencyKey: 'run_1/pay/1/1', goal: 'Pay it', inputs: { amount: 12 } }
const never = new AbortController().signal
const bodyOf = async (request: IncomingMessage): Promise<unknown> =>
  JSON.parse(Buffer.concat(await request.toArray()).toString('utf8'))

test('posts goal and inputs under its key and gives back the object that comes', async () => {
  const seen: unknown[] = []
  const tool = await toolAt((request, response) => {
    void bodyOf(request).then((body) => {
      seen.push(request.method, request.headers['idempotency-key'], body)
      response.end('{"receipt": "R1"}')
    })
  })
  expect(await tool.call(call, never)).toEqual({ receipt: 'R1' })
  expect(seen).toEqual(['POST', 'run_1/pay/1/1', { goal: 'Pay it', inputs: { amount: 12 } }])
})

test.each([
  [400, false],
  [404, false],
  [429, true],
  [503, true],
])('the status %i fails the call; tried again: %s', async (status, retryable) => {
  const tool = await toolAt((_, response) => response.writeHead(status).end('no'))
  const failure: unknown = await tool.call(call, never).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ToolFailed)
  expect(failure).toMatchObject({ retryable })
  expect(String(failure)).toContain(`Found the status ${status}`)
})

test.each(['not json', '[1]', '"text"', 'null', 'x'.repeat(1024 * 1024 + 1)])(
  'an answer that is no object is refused',
  async (text) => {
    const tool = await toolAt((_, response) => response.end(text))
    await expect(tool.call(call, never)).rejects.toThrow(/expected a JSON object/)
  },
)

test('a tool that does not answer in time, or is told to stop, or is not there, fails and may be tried again', async () => {
  const hangs = await toolAt(() => undefined, 50)
  await expect(hangs.call(call, never)).rejects.toMatchObject({ code: 'TOOL_FAILED', retryable: true })
  const slow = await toolAt(() => undefined)
  await expect(slow.call(call, AbortSignal.abort())).rejects.toMatchObject({ retryable: true })
  const gone = httpTool({ name: 'gone', title: 'Gone', url: 'http://127.0.0.1:1/', onLoss: 'ask', timeoutMs: 1_000 })
  await expect(gone.call(call, never)).rejects.toMatchObject({ retryable: true })
})
