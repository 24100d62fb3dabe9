import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import type { WireFormat, WireReply } from './wire-format.ts'
import type { Pace } from './wire-options.ts'
import type { Outcome } from './wire-record.ts'

interface Sending {
  readonly format: WireFormat
  readonly pace: Pace
  /** Break the connection in the middle. */
  readonly cut: boolean
}

interface Sent {
  readonly outcome: Outcome & ('answered' | 'cut' | 'abandoned')
  /** What of the model's text went out. */
  readonly text: string
  readonly bytes: number
}

/** Sends a reply, as a stream or whole, as fast as the client reads and the pace allows. */
export async function sendReply(reply: WireReply, response: ServerResponse, sending: Sending): Promise<Sent> {
  let [text, bytes] = ['', 0]
  const parts = reply.asked.stream ? streamed(reply, sending) : whole(reply, sending)
  const counted = async function* () {
    for await (const part of parts) {
      yield part.data
      bytes += Buffer.byteLength(part.data)
      text += part.text
      if (sending.cut && text.length * 2 >= reply.text.length) return
    }
  }
  try {
    await pipeline(Readable.from(counted()), response, { end: !sending.cut })
  } catch {
    return { outcome: 'abandoned', text, bytes }
  }
  if (!sending.cut) return { outcome: 'answered', text, bytes }
  response.destroy()
  return { outcome: 'cut', text, bytes }
}

interface Part {
  readonly data: string
  readonly text: string
}

async function* streamed(reply: WireReply, { format, pace, cut }: Sending): AsyncGenerator<Part> {
  const frames = format.frames(reply)
  yield { data: frames.before, text: '' }
  for (const text of piecesOf(reply.text, pace, cut)) {
    yield { data: frames.piece(text), text }
    await pauseOf(pace)
  }
  yield { data: frames.after, text: '' }
}

async function* whole(reply: WireReply, { format, pace, cut }: Sending): AsyncGenerator<Part> {
  const body = JSON.stringify(format.whole(reply))
  for (const data of piecesOf(body, pace, cut)) {
    yield { data, text: data }
    await pauseOf(pace)
  }
}

/** By code points: no provider splits a character. What will be cut has a middle. */
function piecesOf(text: string, { characters }: Pace, cut: boolean): readonly string[] {
  const size = cut ? Math.min(characters, Math.ceil(text.length / 4)) : characters
  return text.match(new RegExp(`[^]{1,${Math.max(1, size)}}`, 'gu')) ?? []
}

const pauseOf = ({ pauseMs }: Pace): Promise<unknown> => (pauseMs === 0 ? turn() : wait(pauseMs))
