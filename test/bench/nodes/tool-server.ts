import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** The system that tool steps call over HTTP: it answers after `answerMs`, or never where the step's goal is `hold`. */
export interface ToolServer {
  readonly url: string
  close(): Promise<void>
}

export async function startToolServer(answerMs: number): Promise<ToolServer> {
  const server = createServer((request, response) => {
    void goalOf(request).then(async (goal) => {
      if (goal === 'hold') return
      await pause(answerMs)
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ last: '.'.repeat(1_000) }))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function goalOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return (JSON.parse(Buffer.concat(chunks).toString()) as { readonly goal: string | null }).goal
}
