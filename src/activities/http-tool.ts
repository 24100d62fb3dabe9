import type { BrainTool } from '../brain/brain.ts'
import { messageOf } from '../core/errors.ts'
import type { JsonObject } from '../core/json.ts'
import { type Tool, type ToolCall, ToolFailed } from '../core/tool.ts'

/** Longest answer of a tool that is read, in bytes. */
const answerLimit = 1024 * 1024

/**
 * A tool that is called over HTTP: a POST of `{ goal, inputs }` with an `Idempotency-Key`; a 2xx answer is a JSON object
 * with the output variables. Other answers fail the call; 408, 429 and 5xx may be tried again.
 */
export const httpTool = ({ name, onLoss, url, timeoutMs }: BrainTool): Tool => ({
  name,
  onLoss,
  call: async (call, signal) => {
    const response = await post(call, { name, url, signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) })
    if (!response.ok) {
      await response.body?.cancel()
      const retryable = response.status === 408 || response.status === 429 || response.status >= 500
      throw new ToolFailed(
        `Found the status ${response.status} from the tool ${name}, expected 2xx; look at its log.`,
        {
          retryable,
        },
      )
    }
    return readObject(name, response)
  },
})

async function post(
  { idempotencyKey, goal, inputs }: ToolCall,
  to: { readonly name: string; readonly url: string; readonly signal: AbortSignal },
): Promise<Response> {
  try {
    return await fetch(to.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'idempotency-key': idempotencyKey },
      body: JSON.stringify({ goal, inputs }),
      redirect: 'error',
      signal: to.signal,
    })
  } catch (cause) {
    throw new ToolFailed(
      `Found the tool ${to.name} not answering (${messageOf(cause)}), expected an answer; try again.`,
      {
        cause,
        retryable: true,
      },
    )
  }
}

async function readObject(name: string, response: Response): Promise<JsonObject> {
  const wrong = (what: string): ToolFailed =>
    new ToolFailed(
      `Found ${what} from the tool ${name}, expected a JSON object with the step's outputs; correct the tool.`,
    )
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > answerLimit) throw wrong(`more than ${answerLimit} bytes`)
    chunks.push(chunk)
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject
  } catch {
    throw wrong('text that is no JSON')
  }
  throw wrong('another kind of value')
}
