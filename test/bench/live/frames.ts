/** What a frame is: text, close, ping, pong (RFC 6455, 5.2). */
export const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const

const mostControl = 125
const finished = 0x80
const masked = 0x80

/**
 * A frame as clients send it. Its mask is zero, which leaves the payload as it is: there is nobody between the two ends
 * whom a mask could protect.
 */
export function clientFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload
  const size = length <= mostControl ? 0 : length < 65_536 ? 2 : 8
  const frame = Buffer.alloc(2 + size + 4 + length)
  frame[0] = finished | opcode
  if (size === 0) frame[1] = masked | length
  else if (size === 2) {
    frame[1] = masked | 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = masked | 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  payload.copy(frame, 2 + size + 4)
  return frame
}

/** Gives each whole frame of a server to `heard`, and returns where the first one begins that is not whole yet. */
export function readFrames(data: Buffer, heard: (opcode: number, payload: Buffer) => void): number {
  let at = 0
  for (;;) {
    if (data.length - at < 2) return at
    const [head = 0, second = 0] = [data[at], data[at + 1]]
    if ((head & finished) === 0 || (head & 0x70) !== 0 || second > 127) {
      throw new Error(
        `Found a frame that begins with ${head} ${second}, expected a whole message, neither packed nor masked.`,
      )
    }
    const size = second < 126 ? 0 : second === 126 ? 2 : 8
    const from = at + 2 + size
    if (data.length < from) return at
    const length = size === 0 ? second : size === 2 ? data.readUInt16BE(at + 2) : Number(data.readBigUInt64BE(at + 2))
    if (data.length < from + length) return at
    heard(head & 0x0f, data.subarray(from, from + length))
    at = from + length
  }
}
