import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { mostBody } from '../server/limits.ts'
import { badRequest, checkType } from '../server/read-body.ts'

/** Bytes after which nobody listens any more. */
const mostHeard = 8 * mostBody

/** Arguments as they were sent. */
export type Body = Readonly<Record<string, unknown>>

/**
 * The JSON object in a request's body; an empty body stands for one without fields. JSON alone is taken, which no foreign
 * page can send unasked. Throws BAD_REQUEST with status 400, 413 or 415.
 */
export async function readBody(request: IncomingMessage): Promise<Body> {
  checkType(request.headers['content-type'] ?? '', request.headers['content-encoding'])
  const chunks: Uint8Array[] = []
  let size = 0
  // Whoever sends somewhat too much is heard out, because the answer to an interrupted request can get lost.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size <= mostBody) chunks.push(chunk)
    else if (size > mostHeard) break
  }
  if (size > mostBody) throw badRequest(`Found more than ${mostBody} bytes in the body, expected less.`, 413)
  return parsed(Buffer.concat(chunks))
}

function parsed(bytes: Buffer): Body {
  if (bytes.length === 0) return {}
  if (!isUtf8(bytes)) throw badRequest('Found bytes that are no UTF-8, expected JSON in UTF-8; mend the encoding.', 400)
  const body = json(bytes.toString('utf8'))
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body
  throw badRequest('Found no object in the body, expected the arguments: {"name": value, …}.', 400)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest('Found a body that is no JSON, expected the arguments: {"name": value, …}.', 400)
  }
}
