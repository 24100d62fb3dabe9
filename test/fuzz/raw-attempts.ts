import { connect } from 'node:net'
import { type Attempt, type Outcome, patienceMs, type Target } from './attempt.ts'
import type { Dice } from './dice.ts'
import { oddText, spoil } from './odd-text.ts'
import { noConsole } from './verdict.ts'

/** What comes back for bytes that are sent as they are; the peer hangs up when the server does, or falls silent. */
export function sendBytes({ url }: Pick<Target, 'url'>, bytes: readonly Buffer[], silentMs: number): Promise<Buffer> {
  const { port, hostname } = new URL(url)
  return new Promise((resolve) => {
    const got: Buffer[] = []
    const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname)
    let silent = setTimeout(() => socket.destroy(), patienceMs)
    socket.on('connect', () => {
      for (const part of bytes) socket.write(part)
    })
    socket.on('data', (chunk) => {
      got.push(chunk)
      clearTimeout(silent)
      silent = setTimeout(() => socket.destroy(), silentMs)
    })
    socket.on('error', () => undefined)
    socket.on('end', () => socket.destroy())
    socket.on('close', () => {
      clearTimeout(silent)
      resolve(Buffer.concat(got))
    })
  })
}

const lines = [
  'GET /graphql HTTP/1.1',
  'POST /graphql HTTP/1.1',
  'POST /graphql HTTP/1.0',
  'GET http://elsewhere/graphql HTTP/1.1',
  'GET //graphql HTTP/1.1',
  'GET /graphql?query={__typename} HTTP/1.1',
  'OPTIONS * HTTP/1.1',
  'CONNECT /graphql HTTP/1.1',
  'GET /healthz HTTP/9.9',
  'GET /runs/%2e%2e/deliverable.zip HTTP/1.1',
]
const fields = [
  'Host: localhost',
  'Host: elsewhere',
  'Connection: close',
  'Content-Type: application/json',
  'Content-Length: 40',
  'Content-Length: -1',
  'Content-Length: 99999999999',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: gzip, chunked',
  'Expect: 100-continue',
  'Upgrade: websocket',
  'Upgrade: h2c',
  'Connection: Upgrade',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Key: x',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Version: 99',
  'Sec-WebSocket-Protocol: graphql-transport-ws',
  'Sec-WebSocket-Protocol: ,,,',
  'Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99',
]
const bodies = [
  '',
  '{"query":"{__typename}"}',
  '24\r\n{"query":"{ __typename }"}\r\n0\r\n\r\n',
  'ZZ\r\nx\r\n',
  '0\r\n\r\nGET / HTTP/1.1\r\n\r\n',
  '{',
]

/** HTTP by hand: lines and fields that contradict each other, chunks that are none, more than one request. */
export const raw: Attempt = async (target, dice) => {
  const text = rawRequest(dice)
  const answer = (await sendBytes(target, [Buffer.from(text, 'latin1')], 40)).toString()
  return rawOutcome(target, text, answer)
}

function rawRequest(dice: Dice): string {
  const chosen = ['Host: localhost', 'Connection: close', ...dice.times(6, () => dice.pick(fields))]
  const sent = `${dice.pick(lines)}\r\n${chosen.join('\r\n')}\r\n\r\n${dice.pick(bodies)}`
  return dice.chance(0.4) ? spoil(sent, dice) : dice.chance(0.05) ? oddText(dice) + sent : sent
}

/** A server that waits for the rest of what it was sent says nothing, which is no fault. */
function rawOutcome({ verdict }: Target, sent: string, answer: string): Outcome {
  const status = /^HTTP\/1\.\d (\d{3})/.exec(answer)?.[1] ?? 'silence'
  const bare = status.startsWith('5') && !answer.includes(noConsole) && !/"code":"[A-Z_]+"/.test(answer)
  return {
    count: 1,
    statuses: [status],
    codes: [...answer.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code ?? ''),
    faults: [
      ...verdict.text(answer),
      ...(bare && !['501', '505'].includes(status) ? [`status ${status} without a code`] : []),
      ...(answer.includes('"INTERNAL"') ? ['the code INTERNAL'] : []),
    ],
    sent: JSON.stringify(sent),
  }
}
