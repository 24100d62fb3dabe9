import type { Attempt } from './attempt.ts'
import type { Dice } from './dice.ts'
import { oddText, spoil } from './odd-text.ts'
import { sendBytes } from './raw-attempts.ts'

const upgrade = [
  'GET /graphql HTTP/1.1',
  'Host: localhost',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Protocol: graphql-transport-ws',
  '\r\n',
].join('\r\n')

const said = [
  '{"type":"connection_init"}',
  '{"type":"ping"}',
  '{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}',
]

/** Frames by hand: reserved bits and opcodes, no masks, lengths that are not theirs, fragments that never end. */
export const frames: Attempt = async (target, dice) => {
  const sent = Array.from({ length: 2 + dice.below(8) }, () => frame(dice))
  const answer = await sendBytes(target, [Buffer.from(upgrade), ...sent], 30)
  const text = answer.toString()
  const closed = closeIn(answer)
  return {
    count: sent.length,
    statuses: [closed === null ? 'frames: silence' : `close ${closed}`],
    codes: [...text.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code ?? ''),
    faults: [
      ...target.verdict.text(text),
      ...(text.startsWith('HTTP/1.1 101') ? [] : [`no upgrade: ${text.slice(0, 80)}`]),
      ...(text.includes('"INTERNAL"') ? ['the code INTERNAL'] : []),
      ...(closed === 1_011 || closed === 4_500 ? [`closed with ${closed}`] : []),
    ],
    sent: sent.map((one) => one.toString('hex').slice(0, 200)).join(' '),
  }
}

function frame(dice: Dice): Buffer {
  const text = dice.chance(0.6) ? dice.pick(said) : dice.chance(0.5) ? spoil(dice.pick(said), dice) : oddText(dice)
  const payload = dice.chance(0.9) ? Buffer.from(text) : Buffer.from(text, 'latin1')
  const isOdd = (): boolean => dice.chance(0.15)
  const first = (isOdd() ? 0 : 0x80) | (isOdd() ? dice.below(8) << 4 : 0) | (isOdd() ? dice.below(16) : 1)
  const told = isOdd() ? dice.pick([0, 1, 125, 126, 65_536, 2 ** 31, 2 ** 53]) : payload.length
  const masked = !isOdd()
  const key = Buffer.from([dice.below(256), dice.below(256), dice.below(256), dice.below(256)])
  const body = masked ? payload.map((byte, at) => byte ^ (key[at % 4] ?? 0)) : payload
  return Buffer.concat([Buffer.from([first]), lengthOf(told, masked, isOdd()), ...(masked ? [key] : []), body])
}

/** As RFC 6455, 5.2 has it; `long`: in more bytes than are needed. */
function lengthOf(length: number, masked: boolean, long: boolean): Buffer {
  const bit = masked ? 0x80 : 0
  if (length < 126 && !long) return Buffer.from([bit | length])
  if (length < 65_536) {
    const bytes = Buffer.alloc(3)
    bytes.writeUInt8(bit | 126)
    bytes.writeUInt16BE(length, 1)
    return bytes
  }
  const bytes = Buffer.alloc(9)
  bytes.writeUInt8(bit | 127)
  bytes.writeBigUInt64BE(BigInt(length), 1)
  return bytes
}

/** The code of a close frame at the end of what a server sent; null: there is none. */
function closeIn(answer: Buffer): number | null {
  let at = answer.indexOf('\r\n\r\n') + 4
  while (at + 2 <= answer.length) {
    const opcode = (answer[at] ?? 0) & 0x0f
    const short = (answer[at + 1] ?? 0) & 0x7f
    const head = short === 126 ? 4 : short === 127 ? 10 : 2
    if (at + head > answer.length) return null
    const length =
      short === 126 ? answer.readUInt16BE(at + 2) : short === 127 ? Number(answer.readBigUInt64BE(at + 2)) : short
    if (opcode === 8) return length >= 2 && at + head + 2 <= answer.length ? answer.readUInt16BE(at + head) : 1_005
    at += head + length
  }
  return null
}
